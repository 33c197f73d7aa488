/** Node lends buffers of less than half of this, its pool's, a part of that pool; others have a room of their own. */
export const OWN_ROOM_BYTES = Buffer.poolSize
/** What a room may have left over. */
const MOST_SPARE = 64

/** Whether bytes fill a room of their own. */
export function fillsItsRoom({ buffer, byteLength }: Uint8Array): boolean {
  return buffer.byteLength - byteLength <= MOST_SPARE
}

/** Frees the room of bytes that nobody reads any more, where it is theirs alone; they are none from then on. */
export function giveBack(bytes: Uint8Array): void {
  if (bytes.byteLength > 0 && fillsItsRoom(bytes) && bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0)
}
