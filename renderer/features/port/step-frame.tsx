import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { StepBar } from './step-bar.tsx';
import type { StepProps } from './step-props.ts';

export interface StepFrameProps {
  readonly step: Pick<StepProps, 'draft' | 'go'>;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  /** A field takes the focus itself; else its title does. */
  readonly focused?: boolean;
  readonly onBack?: (() => void) | undefined;
  /** null where nothing comes after. */
  readonly next: { readonly text: string; readonly onNext: () => void; readonly disabled: boolean } | null;
  /** Why it can't go on yet, or what else can be done. */
  readonly aside?: ReactNode;
}

/** One screen of the wizard: Enter goes on wherever it means nothing else, Back always works. */
export function StepFrame({ step, title, lead, children, focused = false, onBack, next, aside }: StepFrameProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focused) heading.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when one comes to it
  }, []);
  const go = () => {
    if (next !== null && !next.disabled) next.onNext();
  };
  const latest = useRef(go);
  useEffect(() => void (latest.current = go));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = document.activeElement;
      const nowhere = at === document.body || at?.tagName === 'MAIN' || at?.matches('h1, h2, h3') === true;
      if (event.key !== 'Enter' || event.defaultPrevented || event.repeat || !nowhere) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <StepBar draft={step.draft} onStep={step.go} ready={next !== null && !next.disabled} />
      <form
        className="port-step"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <div className="port-body">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {lead === undefined ? null : <p className="muted">{lead}</p>}
          {children}
        </div>
        <div className="port-foot">
          {onBack === undefined ? (
            <span />
          ) : (
            <Button onPress={onBack}>
              <ArrowLeft size={16} aria-hidden /> {t('portScreen.back')}
            </Button>
          )}
          <div className="port-aside">{aside}</div>
          {next === null ? null : (
            <AriaButton type="submit" className="button primary" isDisabled={next.disabled}>
              {next.text} <ArrowRight size={16} aria-hidden />
            </AriaButton>
          )}
        </div>
      </form>
    </>
  );
}
