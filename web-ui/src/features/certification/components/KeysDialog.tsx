import { Checkbox, Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '@/i18n';
import { Dialog } from '@/page/Dialog';
import { KEYS } from '../model/keyboard';
import type { Workbench } from '../useWorkbench';
import classes from './KeysDialog.module.css';

/** The list of keys, and what goes on by itself. */
export function KeysDialog({ bench }: { bench: Workbench }) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('certify.keys.title')}
      size={520}
      onClose={() => {
        bench.setHelp(false);
        bench.goBack();
      }}
    >
      <dl className={classes.keys}>
        {KEYS.map(({ keys, does }) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} size="sm">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{t(`certify.keys.${does}`)}</dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox
        mt="sm"
        label={t('certify.keys.advance')}
        checked={bench.advance}
        onChange={(event) => bench.setAdvance(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
