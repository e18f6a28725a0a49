package org.troupe.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells an upload that breaks off from a disk that fails: the first is the caller's to repeat. */
final class UploadBody extends FilterInputStream {

  UploadBody(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static BadRequestException broken(IOException cause) {
    BadRequestException broken =
        new BadRequestException("UPLOAD_BROKEN", "the upload broke off", "send it again");
    broken.initCause(cause);
    return broken;
  }
}
