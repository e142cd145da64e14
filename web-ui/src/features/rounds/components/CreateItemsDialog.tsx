import { Button, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { day } from '@/format/dates';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { Refusal } from '@/page/Refusal';
import { LoadingState, ProblemState } from '@/page/states';
import table from '@/page/table.module.css';
import type { Round } from '@/session/rounds';
import { useSignedIn } from '@/session/SignedIn';
import { newIdempotencyKey, useCreateItems, useItemsPreview, type ItemsPreview } from '../api/items';
import { SuitabilityTable } from './SuitabilityTable';
import classes from './rounds.module.css';

/** สร้างรายการกรอกข้อมูล: what would be made, for whom, and what is carried forward, before anything is. */
export function CreateItemsDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useWords();
  const [from, setFrom] = useState<string | null>(null);
  const preview = useItemsPreview(round.round, from);
  const create = useCreateItems(round.round);
  const settled = preview.data !== undefined && !preview.isPlaceholderData;
  return (
    <Dialog title={t('rounds.preview.title', { name: round.nameTh })} onClose={onClose} size={860}>
      {preview.isPending && <LoadingState rows={8} />}
      {preview.isError && <ProblemState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && !preview.isError && <Preview round={round} preview={preview.data} from={from} onFrom={setFrom} />}
      <div className={`${classes.end ?? ''} ${classes.sticky ?? ''}`}>
        <span className={classes.note}>
          <Refusal error={create.error} />
          {settled && preview.data.toCreate === 0 && t('rounds.preview.nothing')}
        </span>
        <Button variant="default" onClick={onClose}>
          {t('rounds.form.cancel')}
        </Button>
        <Button
          disabled={!settled || preview.data.toCreate === 0}
          loading={create.isPending}
          onClick={() =>
            create.mutate(
              // what was shown is what is asked for, whatever rounds appear meanwhile
              { carryForwardFrom: preview.data?.carryForward.from ?? 'none', idempotencyKey: newIdempotencyKey() },
              { onSuccess: onClose },
            )
          }
        >
          {t('rounds.preview.submit', { items: (preview.data?.toCreate ?? 0).toLocaleString('en') })}
        </Button>
      </div>
    </Dialog>
  );
}

interface PreviewProps {
  round: Round;
  preview: ItemsPreview;
  from: string | null;
  onFrom: (from: string) => void;
}

function Preview({ preview, onFrom }: PreviewProps) {
  const { t, language } = useWords();
  const number = (count: number) => count.toLocaleString('en');
  return (
    <div className={classes.preview}>
      <div className={classes.quiet}>{t('rounds.preview.lead')}</div>
      <dl className={classes.figures}>
        <Figure label={t('rounds.preview.toCreate')} value={number(preview.toCreate)} />
        <Figure label={t('rounds.preview.existing')} value={number(preview.existing)} />
        {preview.toRemove > 0 && <Figure label={t('rounds.preview.toRemove')} value={number(preview.toRemove)} note={t('rounds.preview.toRemoveNote')} />}
        <Figure label={t('rounds.preview.variables')} value={number(preview.variables)} />
        <Figure
          label={t('rounds.preview.offices')}
          value={number(preview.offices.primary + preview.offices.secondary)}
          note={t('rounds.preview.officesSplit', { primary: number(preview.offices.primary), secondary: number(preview.offices.secondary) })}
        />
        <Figure
          label={t('rounds.preview.byKind')}
          value={number(preview.byKind.primary + preview.byKind.secondary)}
          note={t('rounds.preview.officesSplit', { primary: number(preview.byKind.primary), secondary: number(preview.byKind.secondary) })}
        />
      </dl>
      <div className={classes.quiet}>
        {t('rounds.preview.day', { date: day(preview.day, language) })} {t('rounds.preview.again')}
      </div>

      {preview.toCreate > 0 && (
        <>
          <h3>{t('rounds.preview.carry')}</h3>
          <CarryForward preview={preview} onFrom={onFrom} />
        </>
      )}
      <Warnings warnings={preview.warnings} />

      <h3>{t('rounds.preview.byBureau')}</h3>
      <div className={classes.frame} role="region" aria-label={t('rounds.preview.byBureau')} tabIndex={0}>
        <table className={table.table} aria-label={t('rounds.preview.byBureau')}>
          <thead>
            <tr>
              <th scope="col">{t('rounds.preview.bureau')}</th>
              <th scope="col" className={table.number}>
                {t('rounds.preview.variables')}
              </th>
              <th scope="col" className={table.number}>
                {t('rounds.preview.items')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.byBureau.map((line) => (
              <tr key={line.bureau} className={table.row}>
                <th scope="row">{line.bureauNameTh ?? line.bureau}</th>
                <td className={table.number}>{number(line.variables)}</td>
                <td className={table.number}>{number(line.items)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function CarryForward({ preview, onFrom }: Pick<PreviewProps, 'preview' | 'onFrom'>) {
  const { t } = useWords();
  const { rounds } = useSignedIn();
  const { carryForward } = preview;
  const choices = carryForward.rounds ?? [];
  const nameOf = (id: string) => rounds.find((round) => round.round === id)?.nameTh ?? id;
  return (
    <>
      {choices.length === 0 ? (
        <div>{t('rounds.preview.carryNoRound')}</div>
      ) : (
        <Select
          label={t('rounds.preview.carryFrom')}
          w={300}
          value={carryForward.from ?? 'none'}
          data={[...choices.map((id) => ({ value: id, label: nameOf(id) })), { value: 'none', label: t('rounds.preview.carryNone') }]}
          allowDeselect={false}
          onChange={(value) => {
            if (value !== null) {
              onFrom(value);
            }
          }}
        />
      )}
      {carryForward.from !== null && (
        <div>
          {carryForward.variables.length === 0
            ? t('rounds.preview.carryNoVariables')
            : t('rounds.preview.carryCount', { items: carryForward.items.toLocaleString('en'), variables: carryForward.variables.length })}
        </div>
      )}
      {carryForward.from !== null && carryForward.variables.length > 0 && (
        <ul className={classes.list} aria-label={t('rounds.preview.carry')}>
          {carryForward.variables.map(({ variable, nameTh, items }) => (
            <li key={variable}>
              <span className={table.code}>{variable}</span>
              {nameTh} <span className={classes.quiet}>{t('rounds.items.count', { items: items.toLocaleString('en') })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Warnings({ warnings }: Pick<ItemsPreview, 'warnings'>) {
  const { t } = useWords();
  if (warnings.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{t('rounds.preview.warnings')}</h3>
      <ul className={classes.warnings} aria-label={t('rounds.preview.warnings')}>
        {warnings.map((warning) => (
          <li key={`${warning.rule}/${warning.variable ?? ''}`}>
            <span className={classes.newer}>
              <IconAlertTriangle size={15} aria-hidden />
            </span>{' '}
            {warning.variable !== null && <span className={table.code}>{warning.variable}</span>}
            {warning.message}
          </li>
        ))}
      </ul>
      {warnings.some(({ rule }) => rule === 'carry-forward-cumulative') && <SuitabilityTable />}
    </>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
