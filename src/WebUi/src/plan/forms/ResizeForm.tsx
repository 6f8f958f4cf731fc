import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { ErrorState } from '../../ui/ErrorState'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { guestConfig } from './queries'
import { disksOf, rules } from './rules'

const words = text.changes.form

export default function ResizeForm({ request, onDone, onCancel }: FormProps) {
  const config = useQuery(guestConfig(request))
  const disks = config.data ? disksOf(config.data, request.vmType === 'lxc') : []
  const fields = useFields(
    { disk: String(request.payload?.disk ?? ''), grow: (/^\+(\d+)G$/.exec(String(request.payload?.size ?? ''))?.[1] ?? '') as number | string },
    (values) => ({ disk: rules.required(values.disk), grow: rules.grow(values.grow) }),
    { grow: 'size' },
  )
  const { values, set, error } = fields
  if (config.isError) return <ErrorState what={text.error.load(words.disk.toLowerCase())} error={config.error} retry={() => void config.refetch()} />
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone({ disk: values.disk, size: `+${values.grow}G` })} fault={config.isSuccess && disks.length === 0 && words.noDisk}>
      <Select
        label={words.disk}
        placeholder={config.isPending ? words.loading : undefined}
        data={disks.map(({ name, size }) => ({ value: name, label: size ? `${name} · ${size}` : name }))}
        value={values.disk || null}
        error={error('disk')}
        onChange={(disk) => set({ disk: disk ?? '' })}
      />
      <NumberInput label={words.grow} value={values.grow} error={error('grow')} min={1} allowDecimal={false} onChange={(grow) => set({ grow })} />
    </FormShell>
  )
}
