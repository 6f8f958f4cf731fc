import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { ErrorState } from '../../ui/ErrorState'
import { Tick } from '../parts'
import type { Payload } from '../request'
import type { FormProps } from '.'
import { changedFields, configValues, type ConfigValues } from './config'
import { FormShell, useFields } from './kit'
import { guestConfig } from './queries'
import { rules } from './rules'

const words = text.changes.form

/** The values people change most; the plan shows old and new side by side. */
export default function ConfigForm({ request, onDone, onCancel }: FormProps) {
  const config = useQuery(guestConfig(request))
  if (config.isError) return <ErrorState what={text.error.load(text.changes.actions.config.toLowerCase())} error={config.error} retry={() => void config.refetch()} />
  if (!config.data) return <p className="muted" role="status">{words.loading}</p>
  const stored = configValues(config.data, request.vmType === 'lxc')
  return <Fields stored={stored} filled={request.payload} isContainer={request.vmType === 'lxc'} onDone={onDone} onCancel={onCancel} />
}

function Fields({ stored, filled, isContainer, onDone, onCancel }: { stored: ConfigValues; filled?: Payload; isContainer: boolean; onDone: (payload: Payload) => void; onCancel: () => void }) {
  const fields = useFields({ ...stored, ...configValues({ ...(filled ?? {}) }, isContainer, stored) }, (values) => ({
    cores: values.cores === '' ? undefined : rules.cores(values.cores),
    memory: rules.memory(values.memory),
    name: rules.host(values.name),
    net0: rules.net(values.net0),
  }))
  const { values, set, error, tried } = fields
  const changed = changedFields(stored, values, isContainer)
  const any = Object.keys(changed).length > 0
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && any && onDone(changed)} fault={tried && !any && words.unchanged}>
      <TextInput label={words.name} value={values.name} error={error('name')} spellCheck={false} data-autofocus onChange={(event) => set({ name: event.currentTarget.value })} />
      <NumberInput label={words.cores} value={values.cores} error={error('cores')} min={1} allowDecimal={false} onChange={(cores) => set({ cores })} />
      <NumberInput label={words.memory} value={values.memory} error={error('memory')} min={16} step={512} allowDecimal={false} onChange={(memory) => set({ memory })} />
      <Textarea label={words.description} value={values.description} autosize minRows={2} maxRows={8} onChange={(event) => set({ description: event.currentTarget.value })} />
      <TextInput label={words.net0} description={words.net0Hint} className="mono" value={values.net0} error={error('net0')} spellCheck={false} onChange={(event) => set({ net0: event.currentTarget.value })} />
      <Tick label={words.onboot} checked={values.onboot} onChange={(onboot) => set({ onboot })} />
    </FormShell>
  )
}
