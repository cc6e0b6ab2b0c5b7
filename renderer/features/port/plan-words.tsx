import type { PlanView } from '../../../shared/contract/port-schemas.ts';
import { aliasesOf, sameThere } from '../../../shared/export/plan.ts';
import { inZip } from '../../../shared/export/report-document.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { RoleBadge } from '../workspaces/role-badge.tsx';

/** A plan in a few sentences, and where exactly it goes. */
export function PlanWords({ plan }: { readonly plan: PlanView }) {
  const { t, size } = useTexts();
  const { source, target } = plan;
  const { model, version, kind, place, workspace, role } = target;
  const same = sameThere(plan);
  const name = visible(workspace ?? place);
  const about = {
    model: visible(model),
    version,
    target: name,
    count: source.files,
    size: size(source.size).replace(' ', '\u00a0'),
  };
  return (
    <div className="plan-words">
      <p className="plan-sentence">
        {role === null ? null : <RoleBadge role={role} />}{' '}
        {same === null
          ? t(`portScreen.review.words.${kind === 'zip' ? 'zip' : 'sentence'}`, about)
          : t('portScreen.review.words.same', { version: same, ...inZip(plan) })}
      </p>
      {(kind === 'zip' ? [] : aliasesOf(target)).map(({ alias, before }) => (
        <p key={alias}>
          {t('portScreen.review.words.alias', { alias: visible(alias), before: before ?? t('portScreen.none') })}
        </p>
      ))}
      {same === null ? <p className="muted">{t('portScreen.review.words.proof')}</p> : null}
      <p>
        <span className="muted">{t('portScreen.review.target')}: </span>
        <code className="exact-target">{visible(place)}</code>
      </p>
    </div>
  );
}
