import { Select, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { AddressFields } from './AddressFields'
import { BridgeSelect, useBridges } from './BridgeSelect'
import { cardOf, cardText, freeKey, MODELS, NEW_CARD, type Config, type NetworkValues } from './devices'
import { FormShell, useFields } from './kit'
import { NumberField } from './NumberField'
import { rules } from './rules'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.network

/** A network card, new or as it is. */
export default function NetworkForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ request: { controller, node = '', vmType, part }, filled, config, onDone, onCancel }: FormProps & { config: Config }) {
  const isContainer = vmType === 'lxc'
  const key = part ?? freeKey(config, 'net')
  const before = part ? String(config[part] ?? '') : ''
  const { bridges } = useBridges(controller, node)
  const fields = useFields<NetworkValues>(
    part ? cardOf(before, isContainer) : { ...NEW_CARD, ...(isContainer ? { model: '', name: `eth${/\d+$/.exec(key ?? '')?.[0] ?? 0}`, ip: 'dhcp' } : {}), ...(filled as Partial<NetworkValues>) },
    (values) => ({
      bridge: !part && !values.bridge && bridges.length === 0 ? rules.required(values.bridge) : undefined,
      name: isContainer ? rules.required(values.name) : undefined,
      mac: rules.mac(values.mac),
      tag: rules.tag(values.tag),
      ip: isContainer ? rules.ip(values.ip) : undefined,
      ip6: isContainer ? rules.ip(values.ip6) : undefined,
    }),
  )
  const { values, set, error, tried } = fields
  const bridge = values.bridge || (part ? '' : bridges[0] ?? '')
  const next = cardText({ ...values, bridge }, isContainer, before)
  const same = part !== undefined && next === before
  const submit = () => {
    if (fields.attempt() && key && !same) onDone({ [key]: next, ...fence(config) }, undefined, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={!key ? words.full : tried && same && text.changes.form.unchanged}>
      <p className="muted"><code>{key}</code></p>
      {isContainer
        ? <TextInput label={words.inside} value={values.name} error={error('name')} spellCheck={false} onChange={(event) => set({ name: event.currentTarget.value })} />
        : <Select label={words.model} data={MODELS.map((value) => ({ value, label: words.models[value] }))} value={values.model} allowDeselect={false} onChange={(model) => set({ model: model ?? 'virtio' })} />}
      <div className="form-row">
        <BridgeSelect controller={controller} node={node} value={bridge} error={error('bridge')} onChange={(next) => set({ bridge: next })} />
        <NumberField label={words.tag} value={values.tag} error={error('tag')} placeholder={words.noTag} onChange={(tag) => set({ tag })} />
      </div>
      {isContainer && <AddressFields values={values} error={(name) => error(name)} onChange={set} />}
      <div className="form-row">
        <TextInput label={words.mac} placeholder={words.macAuto} className="mono" value={values.mac} error={error('mac')} spellCheck={false} onChange={(event) => set({ mac: event.currentTarget.value.trim() })} />
        <NumberField label={words.rate} suffix="MB/s" placeholder={words.noRate} decimals value={values.rate} error={error('rate')} onChange={(rate) => set({ rate })} />
      </div>
      <Tick label={words.firewall} checked={values.firewall} onChange={(firewall) => set({ firewall })} />
      <Tick label={words.linkDown} checked={values.linkDown} onChange={(linkDown) => set({ linkDown })} />
    </FormShell>
  )
}
