/** The short codes that notifications use; Slack knows thousands. */
const EMOJI = {
  alarm_clock: '⏰', arrow_down: '⬇️', arrow_forward: '▶️', arrow_right: '➡️', arrow_up: '⬆️', bar_chart: '📊',
  bell: '🔔', black_circle: '⚫', black_square_for_stop: '⏹️', boom: '💥', bug: '🐛', bulb: '💡', calendar: '📅',
  chart_with_downwards_trend: '📉', chart_with_upwards_trend: '📈', check: '✔️', checkered_flag: '🏁', clap: '👏',
  clipboard: '📋', clock1: '🕐', cloud: '☁️', construction: '🚧', cross_mark: '❌', exclamation: '❗', eyes: '👀',
  fire: '🔥', gear: '⚙️', globe_with_meridians: '🌐', green_heart: '💚', hammer: '🔨', hammer_and_wrench: '🛠️',
  heart: '❤️', heavy_check_mark: '✔️', heavy_exclamation_mark: '❗', heavy_multiplication_x: '✖️',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', information_source: 'ℹ️', key: '🔑', large_blue_circle: '🔵',
  large_green_circle: '🟢', large_orange_circle: '🟠', large_yellow_circle: '🟡', link: '🔗', lock: '🔒',
  loudspeaker: '📢', mag: '🔍', mega: '📣', memo: '📝', money_with_wings: '💸', negative_squared_cross_mark: '❎',
  no_entry: '⛔', no_entry_sign: '🚫', octagonal_sign: '🛑', package: '📦', page_facing_up: '📄', pushpin: '📌',
  question: '❓', red_circle: '🔴', repeat: '🔁', robot_face: '🤖', rocket: '🚀', rotating_light: '🚨',
  runner: '🏃', running: '🏃', skull: '💀', small_red_triangle: '🔺', smile: '😄', snail: '🐌', sos: '🆘',
  sparkles: '✨', star: '⭐', stop_sign: '🛑', stopwatch: '⏱️', tada: '🎉', test_tube: '🧪', thumbsdown: '👎',
  thumbsup: '👍', timer_clock: '⏲️', triangular_flag_on_post: '🚩', warning: '⚠️', wave: '👋',
  white_check_mark: '✅', white_circle: '⚪', wrench: '🔧', x: '❌', zap: '⚡', '+1': '👍', '-1': '👎',
};

/** The character for a short code written without its colons, or undefined. */
export const emoji = (code) => (Object.hasOwn(EMOJI, code) ? EMOJI[code] : undefined);
