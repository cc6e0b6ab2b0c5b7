/** Bytes in one line. */
const WIDTH = 16;

/** Bytes in hexadecimal beside the letters that they would be. */
export function HexLines({
  at,
  bytes,
  label,
}: {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly label: string;
}) {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += WIDTH) {
    const part = [...bytes.subarray(start, start + WIDTH)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${(at + start).toString(16).padStart(8, '0')}  ${hex.padEnd(WIDTH * 3 - 1)}  ${letters}`);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <pre className="raw hex" tabIndex={0} role="region" aria-label={label}>
      {lines.join('\n')}
    </pre>
  );
}
