import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Writes a zip64 of 5 GiB with one stored entry, nearly all of it a hole in the file: it takes no room on the disk. */
export function largeZip(file: string): void {
  const size = 5 * 1024 ** 3;
  const text = Buffer.from('flavors: {sklearn: {}}\n');
  const local = (name: string, crc: number, length: number) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(length, 18);
    head.writeUInt32LE(length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name)]);
  };
  const central = (name: string, crc: number, length: number, offset: number, extra: Buffer) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(length, 20);
    head.writeUInt32LE(length, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt16LE(extra.length, 30);
    head.writeUInt32LE(offset, 42);
    return Buffer.concat([head, Buffer.from(name), extra]);
  };
  const crc = crc32(text);
  const first = Buffer.concat([local('MLmodel', crc, text.length), text]);
  const second = local('model.bin', 0, 0xffffffff);
  const start = first.length + second.length + size;
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(size), 12);
  const directory = Buffer.concat([
    central('MLmodel', crc, text.length, 0, Buffer.alloc(0)),
    central('model.bin', 0, 0xffffffff, first.length, extra),
  ]);
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(2n, 24);
  end.writeBigUInt64LE(2n, 32);
  end.writeBigUInt64LE(BigInt(directory.length), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(start + directory.length), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(2, 84);
  end.writeUInt16LE(2, 86);
  end.writeUInt32LE(0xffffffff, 88);
  end.writeUInt32LE(0xffffffff, 92);
  const handle = openSync(file, 'w');
  ftruncateSync(handle, start);
  writeSync(handle, Buffer.concat([first, second]), 0, undefined, 0);
  writeSync(handle, Buffer.concat([directory, end]), 0, undefined, start);
  closeSync(handle);
}
