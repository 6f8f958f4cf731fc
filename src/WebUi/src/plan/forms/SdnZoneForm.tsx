import { NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SdnObject } from '../../api/pages'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { NodesField } from './NodesField'
import { clusterNodes } from './queries'
import { rules } from './rules'
import { ZONE_TYPES, zoneFaults, zoneFields, zonePayload, type ZoneField, type ZoneType, type ZoneValue, type ZoneValues } from './sdn'

const words = text.clusterWork.sdn
const LISTS = new Set(['nodes', 'exitnodes'])

export default function SdnZoneForm({ request: { controller, payload }, onDone, onCancel }: FormProps) {
  const type = ZONE_TYPES.find((each) => each === payload?.type) ?? 'simple'
  const first = Object.fromEntries(Object.entries(payload ?? {}).map(([name, value]) => [name, LISTS.has(name) ? String(value).split(',') : (value as ZoneValue)]))
  const fields = useFields({ ...first, zone: String(payload?.zone ?? ''), type } as ZoneValues & { zone: string; type: ZoneType }, (values) => ({ zone: rules.sdnName(values.zone), ...zoneFaults(values.type, values) }))
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(zonePayload(values.zone, values.type, values))}>
      <TextInput label={words.zone} description={words.nameShape} value={values.zone} error={error('zone')} maxLength={8} spellCheck={false} data-autofocus onChange={(event) => set({ zone: event.currentTarget.value })} />
      <Select label={words.type} data={ZONE_TYPES.map((each) => ({ value: each, label: words.types[each]! }))} value={values.type} allowDeselect={false} error={error('type')} onChange={(next) => set({ type: (next ?? 'simple') as ZoneType })} />
      {zoneFields(values.type).map((each) => (
        <Field key={each.name} controller={controller} field={each} value={values[each.name]} error={error(each.name)} onChange={(value) => set({ [each.name]: value })} />
      ))}
    </FormShell>
  )
}

function Field({ controller, field: { name, kind, needed, options }, value, error, onChange }: { controller: string; field: ZoneField; value: ZoneValue | undefined; error: string | undefined; onChange: (value: ZoneValue) => void }) {
  const label = words.fields[name] ?? name
  const description = words.hints[name]
  if (kind === 'tick') return <Tick label={label} checked={value === true} onChange={onChange} />
  if (kind === 'nodes') return <NodesField controller={controller} label={label} description={description} value={Array.isArray(value) ? value : []} error={error} onChange={onChange} />
  if (kind === 'node') return <OneNode controller={controller} label={label} value={String(value ?? '')} error={error} onChange={onChange} />
  if (kind === 'controller') return <Controllers controller={controller} label={label} value={String(value ?? '')} error={error} onChange={onChange} />
  if (kind === 'choice' && options!.length === 1) return <Tick label={label} checked={value === options![0]} onChange={(on) => onChange(on ? options![0]! : '')} />
  if (kind === 'choice') return <Select label={label} data={[...options!]} value={String(value ?? '') || null} clearable error={error} onChange={(next) => onChange(next ?? '')} />
  if (kind === 'number') return <NumberInput label={label} description={description} value={typeof value === 'number' ? value : ''} required={needed} error={error} min={0} allowDecimal={false} hideControls onChange={onChange} />
  return <TextInput label={label} description={description} value={String(value ?? '')} required={needed} error={error} spellCheck={false} onChange={(event) => onChange(event.currentTarget.value.trim())} />
}

interface ChoiceProps {
  controller: string
  label: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function OneNode({ controller, label, value, error, onChange }: ChoiceProps) {
  const nodes = (useQuery(clusterNodes(controller)).data?.items ?? []).map((node) => node.name)
  return <Select label={label} data={nodes} value={value || null} clearable error={error} onChange={(next) => onChange(next ?? '')} />
}

function Controllers({ controller, label, value, error, onChange }: ChoiceProps) {
  const found = useQuery(clusterRead<SdnObject[]>(controller, '/sdn/controllers'))
  const names = (found.data ?? []).map((each) => String(each.controller))
  return <Select label={label} data={names} value={value || null} clearable error={error ?? (found.data?.length === 0 ? words.noController : undefined)} onChange={(next) => onChange(next ?? '')} />
}
