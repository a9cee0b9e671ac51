package io.jenkins.plugins.k6notify.fuzz.input;

/** A text that counts how often its characters are looked at, those of its parts and copies included. */
public final class CountedText implements CharSequence {

    private final String text;
    private final long[] accesses;

    public CountedText(String text) {
        this(text, new long[1]);
    }

    private CountedText(String text, long[] accesses) {
        this.text = text;
        this.accesses = accesses;
    }

    public long accesses() {
        return accesses[0];
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        accesses[0]++;
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), accesses);
    }

    @Override
    public String toString() {
        accesses[0] += text.length();
        return text;
    }
}
