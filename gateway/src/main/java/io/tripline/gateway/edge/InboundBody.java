package io.tripline.gateway.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body: says whose fault it is when it cannot be read, and ends at the limit. */
final class InboundBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private long read;

    InboundBody(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        try {
            return counted(body.read(), 1);
        } catch (InboundBodyException e) {
            throw e;
        } catch (IOException e) {
            throw new InboundBodyException("the caller's body broke off", e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = body.read(bytes, offset, length);
            return counted(count, count);
        } catch (InboundBodyException e) {
            throw e;
        } catch (IOException e) {
            throw new InboundBodyException("the caller's body broke off", e);
        }
    }

    private int counted(int result, int count) throws InboundBodyException {
        if (result >= 0) {
            read += count;
        }
        if (read > limit) {
            throw InboundBodyException.tooLarge(limit);
        }
        return result;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
