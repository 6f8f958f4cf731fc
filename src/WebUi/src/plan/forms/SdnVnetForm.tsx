import { NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SdnObject } from '../../api/pages'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { rules } from './rules'
import { hasTag, mostTag } from './sdn'

const words = text.clusterWork.sdn

export default function SdnVnetForm({ request: { controller, payload }, onDone, onCancel }: FormProps) {
  const zones = useQuery(clusterRead<SdnObject[]>(controller, '/sdn/zones'))
  const typeOf = (zone: string) => {
    const found = zones.data?.find((each) => each.zone === zone)
    return found && String(found.type ?? found.pending?.type ?? '')
  }
  const fields = useFields(
    { vnet: String(payload?.vnet ?? ''), zone: String(payload?.zone ?? ''), tag: (payload?.tag ?? '') as number | string, alias: String(payload?.alias ?? ''), vlanaware: payload?.vlanaware === true, isolate_ports: payload?.isolate_ports === true },
    (values) => {
      const type = typeOf(values.zone)
      return {
        vnet: rules.sdnName(values.vnet),
        zone: rules.required(values.zone),
        tag: hasTag(type) ? (values.tag === '' ? text.changes.form.required : rules.whole(values.tag, 1, mostTag(type))) : undefined,
        alias: rules.vnetAlias(values.alias),
      }
    },
  )
  const { values, set, error } = fields
  const type = typeOf(values.zone)
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(given({ ...values, tag: hasTag(type) ? values.tag : undefined }))}>
      <TextInput label={words.vnet} description={words.nameShape} value={values.vnet} error={error('vnet')} maxLength={8} spellCheck={false} data-autofocus onChange={(event) => set({ vnet: event.currentTarget.value })} />
      <Select
        label={words.inZone}
        data={(zones.data ?? []).filter((each) => each.state !== 'deleted').map((each) => ({ value: String(each.zone), label: `${String(each.zone)} · ${String(each.type ?? each.pending?.type ?? '')}` }))}
        value={values.zone || null}
        error={error('zone') ?? (zones.data?.length === 0 ? words.noZones : undefined)}
        onChange={(zone) => set({ zone: zone ?? '' })}
      />
      {hasTag(type) && <NumberInput label={words.tagLabel} description={words.tagHint(type ?? '')} value={values.tag} error={error('tag')} min={1} max={mostTag(type)} allowDecimal={false} hideControls onChange={(tag) => set({ tag })} />}
      <TextInput label={words.alias} value={values.alias} error={error('alias')} onChange={(event) => set({ alias: event.currentTarget.value })} />
      <Tick label={words.vlanaware} checked={values.vlanaware} onChange={(vlanaware) => set({ vlanaware })} />
      <Tick label={words.isolate} checked={values.isolate_ports} onChange={(isolate_ports) => set({ isolate_ports })} />
    </FormShell>
  )
}
