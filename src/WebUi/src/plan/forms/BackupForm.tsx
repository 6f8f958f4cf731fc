import { Select } from '@mantine/core'
import { text } from '../../text/en'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'

const words = text.changes.form
const MODES = ['snapshot', 'suspend', 'stop'] as const

export default function BackupForm({ request: { controller, node = '', payload }, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { storage: String(payload?.storage ?? ''), mode: String(payload?.mode ?? 'snapshot'), compress: String(payload?.compress ?? 'zstd') },
    ({ storage }) => ({ storage: rules.required(storage) }),
  )
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(values)}>
      <StorageSelect controller={controller} node={node} content="backup" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
      <Select label={words.mode} data={MODES.map((mode) => ({ value: mode, label: words.modes[mode] }))} value={values.mode} allowDeselect={false} onChange={(mode) => set({ mode: mode ?? 'snapshot' })} />
      <Select label={words.compress} data={['zstd', 'lzo', 'gzip', 'none']} value={values.compress} allowDeselect={false} onChange={(compress) => set({ compress: compress ?? 'zstd' })} />
    </FormShell>
  )
}
