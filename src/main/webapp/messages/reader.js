/** More than Slack (50 blocks) and Teams (28 KB) accept, and little enough to be drawn within a second. */
const LIMITS = { depth: 40, values: 10_000, items: 200, characters: 100_000 };

/**
 * Parses a body that is a JSON object, and limits its depth, its number of values and its text. Depth first, so that the
 * beginning of a large message remains.
 *
 * @returns {{message: object, isCut: boolean} | null} null for what is no JSON object
 */
export function readMessage(body) {
  const parsed = parse(body);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    return null;
  }
  const budget = { ...LIMITS, isCut: false };
  return { message: limited(parsed, LIMITS.depth, budget), isCut: budget.isCut };
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function limited(value, depth, budget) {
  budget.values -= 1;
  if (typeof value === 'string') {
    return limitedText(value, budget);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (depth === 0) {
    budget.isCut = true;
    return null;
  }
  return Array.isArray(value) ? limitedArray(value, depth, budget) : limitedObject(value, depth, budget);
}

function limitedText(text, budget) {
  const kept = text.slice(0, budget.characters);
  budget.characters -= kept.length;
  budget.isCut ||= kept.length < text.length;
  return kept;
}

function limitedArray(array, depth, budget) {
  const kept = [];
  for (const item of array) {
    if (kept.length === LIMITS.items || budget.values <= 0) {
      budget.isCut = true;
      break;
    }
    kept.push(limited(item, depth - 1, budget));
  }
  return kept;
}

function limitedObject(object, depth, budget) {
  const kept = [];
  for (const [name, value] of Object.entries(object)) {
    if (kept.length === LIMITS.items || budget.values <= 0) {
      budget.isCut = true;
      break;
    }
    kept.push([name, limited(value, depth - 1, budget)]);
  }
  return Object.fromEntries(kept);
}
