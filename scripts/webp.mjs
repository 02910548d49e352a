// Combines WebP files into one animation (https://developers.google.com/speed/webp/docs/riff_container).

/**
 * @param {{ image: Buffer; ms: number }[]} frames WebP files of one size, and how long each is shown
 * @param {{ width: number; height: number }} size
 */
export function animation(frames, { width, height }) {
  const header = Buffer.alloc(10);
  header[0] = 0b10; // it is an animation
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const forever = Buffer.alloc(6); // no background, endless
  const chunks = [
    chunk('VP8X', header),
    chunk('ANIM', forever),
    ...frames.map((frame) => frameOf(frame, width, height)),
  ];
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]);
}

/** @param {{ image: Buffer; ms: number }} frame @param {number} width @param {number} height */
function frameOf({ image, ms }, width, height) {
  const place = Buffer.alloc(16);
  place.writeUIntLE(width - 1, 6, 3);
  place.writeUIntLE(height - 1, 9, 3);
  place.writeUIntLE(ms, 12, 3);
  place[15] = 0b10; // drawn over the previous frame without blending
  return chunk('ANMF', Buffer.concat([place, ...pixelsOf(image)]));
}

/** The chunks of a still picture with its pixels. @param {Buffer} image */
function pixelsOf(image) {
  const kept = [];
  for (let at = 12; at < image.length; ) {
    const length = image.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (['ALPH', 'VP8 ', 'VP8L'].includes(image.toString('latin1', at, at + 4))) kept.push(image.subarray(at, end));
    at = end;
  }
  if (kept.length === 0) throw new Error("This isn't a WebP picture: it has no pixels.");
  return kept;
}

/** @param {string} name @param {Buffer} content */
function chunk(name, content) {
  return Buffer.concat([Buffer.from(name), uint32(content.length), content, Buffer.alloc(content.length % 2)]);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
