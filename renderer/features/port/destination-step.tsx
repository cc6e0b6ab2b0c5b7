import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { aliasProblem } from '../../../shared/workspace/names.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { DestinationDetails } from './destination-details.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { TargetChooser } from './target-chooser.tsx';
import { tagProblems } from './tag-problems.ts';
import { useSettled } from './use-settled.ts';
import { useSources } from './use-source.ts';
import { useWantedField } from './use-wanted-field.ts';

/** Where it is to go, and what it is called there. */
export function DestinationStep({ draft, change, go, back }: StepProps) {
  const { t } = useTexts();
  const { client } = useHost();
  useWantedField(draft);
  const { sources, target } = draft;
  const facts = useSources(sources).map(({ data }) => data);
  const names = sources.map(({ model }, at) => (model ?? facts[at]?.name ?? '').trim());
  const typed = draft.alias?.trim() ?? '';
  const asked = useSettled(JSON.stringify([names, typed]));
  const [models, alias] = JSON.parse(asked) as [string[], string];
  const looks = useQueries({
    queries:
      target === null
        ? []
        : models.map((model) => ({
            queryKey: ['port-target', JSON.stringify(target.target), model, alias],
            queryFn: ({ signal }: { signal: AbortSignal }) =>
              client.call(
                'port.target',
                { target: target.target, model, alias: alias === '' ? null : alias },
                { signal },
              ),
            refetchOnMount: 'always' as const,
          })),
  });
  // A field that goes while one types in it would take the focus along: the look before stays until the next is there.
  const found = looks.map(({ data }) => data);
  const [last, setLast] = useState(found);
  const whole = found.length > 0 && found.every((each) => each !== undefined);
  if (whole && (last.length !== found.length || found.some((each, at) => each !== last[at]))) setLast(found);
  const shown = whole ? found : last;
  const settled = asked === JSON.stringify([names, typed]);
  const fine = looks.length === sources.length && looks.every(({ data }) => data?.problems.length === 0);
  const kind = shown[0]?.kind ?? 'sqlite';
  const alsoFine = (draft.also ?? []).every((each) => each.trim() === '' || aliasProblem(each.trim(), kind) === null);
  const carried = facts.flatMap((each) => Object.keys(each?.tags ?? {}));
  const wrongTags = tagProblems(draft.tags, carried, kind);
  // Both would be planned as the same number.
  const twice = names.map((name, at) => kind !== 'zip' && name !== '' && names.indexOf(name) < at);
  const apart = !twice.includes(true);
  const tagsFine = wrongTags.every((each) => each === null);
  const locked = target?.role === 'PROD' && !draft.unlocked;
  const wrong = !alsoFine || !tagsFine || !apart || shown.some((look) => (look?.problems.length ?? 0) > 0);
  const why = target === null ? 'needModel' : locked ? 'unlockFirst' : wrong ? 'mend' : null;
  const error = looks.find((look) => look.error !== null)?.error ?? null;
  return (
    <StepFrame
      step={{ draft, go }}
      title={t('portScreen.step.destination')}
      lead={t('portScreen.destination.lead')}
      focused={draft.wanted !== null}
      onBack={back}
      next={{
        text: t('portScreen.next'),
        onNext: () => go('preflight'),
        disabled: !settled || !fine || !alsoFine || !tagsFine || !apart || locked,
      }}
      aside={why === null ? null : t(`portScreen.destination.${why}`, { name: target?.name ?? '' })}
    >
      <TargetChooser draft={draft} change={change} suggested={names[0] ?? 'model'} />
      {error === null ? null : <ErrorNotice error={error} />}
      {target === null ? null : shown[0] === undefined ? (
        error === null ? (
          <Busy text={t('portScreen.destination.looking')} />
        ) : null
      ) : (
        <DestinationDetails
          draft={draft}
          change={change}
          sources={facts}
          looks={shown}
          twice={twice}
          wrongTags={wrongTags}
        />
      )}
    </StepFrame>
  );
}
