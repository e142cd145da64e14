import { useState } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import type { Round } from '@/session/rounds';
import { useChangeRound } from '../api/rounds';
import { daysOf } from '../windows-form';
import { RoundForm } from './RoundForm';

/** Name and windows of a round. */
export function EditRoundDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { t } = useWords();
  const change = useChangeRound(round);
  const [name, setName] = useState(round.nameTh);
  const [days, setDays] = useState(() => daysOf(round));
  return (
    <Dialog title={t('rounds.editTitle', { name: round.nameTh })} onClose={onClose} size={520}>
      <RoundForm
        name={name}
        onName={setName}
        days={days}
        onDays={setDays}
        submit={t('rounds.form.save')}
        pending={change.isPending}
        error={change.error}
        onSubmit={(changed) => change.mutate(changed, { onSuccess: onClose })}
        onClose={onClose}
      />
    </Dialog>
  );
}
