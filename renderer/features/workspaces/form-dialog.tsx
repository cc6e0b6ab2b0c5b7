import { useId, type FormEvent, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import './edits.css';

export interface FormDialogProps {
  readonly title: string;
  /** What the button that does it says. */
  readonly action: string;
  /** Why it can't be done yet. */
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with fields. Enter does it, Escape leaves. */
export function FormDialog({ title, action, disabled, busy, error, onAct, onClose, children }: FormDialogProps) {
  const { t } = useTexts();
  const off = disabled === true || busy === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React hands it to a form around the dialog too, though that stands elsewhere in the page.
    event.stopPropagation();
    if (!off) onAct();
  };
  return (
    <ModalOverlay className="overlay fade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog form-dialog">
        <Dialog className="dialog-body">
          <form onSubmit={submit}>
            <Heading slot="title">{title}</Heading>
            {children}
            {error === null ? null : <ErrorNotice error={error} />}
            {/* Enter in a field presses this one. */}
            <button type="submit" hidden>
              {action}
            </button>
            <div className="actions">
              <Button kind="primary" disabled={off} onPress={onAct}>
                {action}
              </Button>
              <Button onPress={onClose}>{t('shell.cancel')}</Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** Several lines. */
  readonly long?: boolean;
  /** What may be chosen instead of typed. */
  readonly choices?: readonly string[];
  readonly first?: boolean;
}

/** A text with its name above it. */
export function TextRow({ label, value, onChange, help, long, choices, first }: TextRowProps) {
  const id = useId();
  const list = choices === undefined || choices.length === 0 ? undefined : id;
  // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
  const field = { value, 'aria-label': label, className: 'text-input', autoFocus: first === true };
  return (
    <div className="form-row">
      <span aria-hidden>{label}</span>
      {long === true ? (
        <textarea {...field} rows={5} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...field}
          type="text"
          list={list}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {list === undefined ? null : (
        <datalist id={list}>
          {choices?.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </datalist>
      )}
      {help === undefined ? null : <span className="muted small">{help}</span>}
    </div>
  );
}
