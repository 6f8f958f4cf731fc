import { Select } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { Payload } from '../request'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'

const words = text.pages.firewall
const POLICIES = ['ACCEPT', 'REJECT', 'DROP']
const LEVELS = ['nolog', 'emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']

/** What Proxmox VE does where an option isn't set. */
const GUEST = { enable: '0', dhcp: '1', ndp: '1', radv: '0', macfilter: '1', ipfilter: '0', policy_in: 'DROP', policy_out: 'ACCEPT', log_level_in: 'nolog', log_level_out: 'nolog' }
const CLUSTER = { enable: '0', ebtables: '1', policy_in: 'DROP', policy_out: 'ACCEPT', policy_forward: 'ACCEPT' }

const SWITCHES = new Set(['enable', 'dhcp', 'ndp', 'radv', 'macfilter', 'ipfilter', 'ebtables'])

/** The options of a guest's or a cluster's firewall. The ones there are come in the request's payload, as they are. */
export default function FirewallOptionsForm({ request, filled, onDone, onCancel }: FormProps) {
  const usual: Record<string, string> = request.vmid === undefined ? CLUSTER : GUEST
  const given = (filled as { stored?: Record<string, string>; values?: Record<string, string> } | undefined) ?? {}
  const stored = given.stored ?? Object.fromEntries(Object.entries(usual).map(([name, otherwise]) => [name, request.payload?.[name] === undefined ? otherwise : plain(request.payload[name])]))
  const digest = request.payload?.digest
  const fields = useFields<Record<string, string>>(given.values ?? stored, () => ({}))
  const { values, set, error, tried } = fields
  const changed: Payload = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== stored[name]).map(([name, value]) => [name, SWITCHES.has(name) ? Number(value) : value]))
  const any = Object.keys(changed).length > 0
  const names = words.options as Record<string, string>
  const submit = () => {
    if (fields.attempt() && any) onDone({ ...changed, digest }, undefined, { stored, values })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={tried && !any && text.changes.form.unchanged}>
      <Tick label={text.guestForms.firewallOn} hint={request.vmid === undefined ? text.guestForms.firewallOnCluster : undefined} checked={values.enable === '1'} onChange={(on) => set({ enable: on ? '1' : '0' })} />
      <div className="form-row">
        {Object.keys(usual).filter((name) => name.startsWith('policy')).map((name) => (
          <Select key={name} label={names[name]} data={name === 'policy_forward' ? ['ACCEPT', 'DROP'] : POLICIES} value={values[name]!} allowDeselect={false} error={error(name)} onChange={(value) => set({ [name]: value! })} />
        ))}
      </div>
      {Object.keys(usual).filter((name) => SWITCHES.has(name) && name !== 'enable').map((name) => (
        <Tick key={name} label={names[name] ?? name} checked={values[name] === '1'} onChange={(on) => set({ [name]: on ? '1' : '0' })} />
      ))}
      {request.vmid !== undefined && (
        <div className="form-row">
          {['log_level_in', 'log_level_out'].map((name) => <Select key={name} label={names[name]} data={LEVELS} value={values[name]!} allowDeselect={false} error={error(name)} onChange={(value) => set({ [name]: value! })} />)}
        </div>
      )}
    </FormShell>
  )
}

const plain = (value: unknown) => (value === true ? '1' : value === false ? '0' : String(value))
