import { visible } from '../../shared/safety/visible.ts';
import { CopyIcon } from './copy-icon.tsx';

/** A long identifier on one line, cut where there is no room for it, with a button that copies all of it. */
export function IdText({ id, what }: { readonly id: string; readonly what: string }) {
  return (
    <span className="id-text">
      <code title={visible(id)}>{visible(id)}</code>
      <CopyIcon text={id} what={what} />
    </span>
  );
}
