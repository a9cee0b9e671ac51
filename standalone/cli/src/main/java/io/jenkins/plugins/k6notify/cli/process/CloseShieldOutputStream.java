package io.jenkins.plugins.k6notify.cli.process;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output stream that ignores close, since several writers share standard output. */
final class CloseShieldOutputStream extends FilterOutputStream {

    CloseShieldOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
