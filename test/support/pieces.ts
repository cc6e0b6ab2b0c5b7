/** Feeds bytes to a streaming reader in pieces of `size`, what it leaves over first, as electron/tables does with files. */
export function feed(
  take: (bytes: Uint8Array, from: number, to: number, last: boolean) => number,
  bytes: Uint8Array,
  size: number,
): void {
  let kept = new Uint8Array();
  for (let at = 0; ; at += size) {
    const piece = bytes.subarray(at, at + size);
    const room = new Uint8Array(kept.length + piece.length + 1);
    room.set(kept);
    room.set(piece, kept.length);
    const last = at + size >= bytes.length;
    const rest = take(room, 0, room.length - 1, last);
    if (last) return;
    kept = room.slice(rest, -1);
  }
}
