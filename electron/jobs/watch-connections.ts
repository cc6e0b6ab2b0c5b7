import { Socket } from 'node:net';

type Connect = (this: Socket, ...args: unknown[]) => Socket;

/**
 * Tells of every connection that this process opens: TCP, TLS and whatever is built on them go through this one method of
 * Node's. Pipes and Unix sockets stay on this machine and do not count; neither do connections that come in.
 */
export function watchConnections(onHost: (host: string) => void): void {
  const prototype = Socket.prototype as unknown as { connect: Connect };
  const connect = prototype.connect;
  prototype.connect = function (...args) {
    let name: string | null = null;
    // Asking for a name's address already tells another machine of it.
    this.once('lookup', (_error: Error | null, _address: unknown, _family: unknown, host: string) => {
      name ??= host;
      onHost(host);
    });
    this.once('connect', () => {
      if (name === null && this.remoteAddress !== undefined) onHost((name = this.remoteAddress));
    });
    this.once('error', (error: Error & { address?: string; port?: number }) => {
      if (name === null && error.address !== undefined && error.port !== undefined) onHost((name = error.address));
    });
    return connect.apply(this, args);
  };
}
