import { Autocomplete, Select, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { changedRule, NEW_RULE, newRule, ruleValues, type RuleValues } from './firewall'
import { FormShell, useFields } from './kit'
import { rules } from './rules'

const words = text.guestForms.rule

const ACTIONS = ['ACCEPT', 'DROP', 'REJECT']
const PROTOCOLS = ['tcp', 'udp', 'icmp', 'ipv6-icmp', 'gre', 'esp', 'ah', 'sctp', 'vrrp']
const MACROS = ['SSH', 'HTTP', 'HTTPS', 'Web', 'DNS', 'Ping', 'RDP', 'SMB', 'NTP', 'DHCPfwd', 'LDAP', 'LDAPS', 'IMAP', 'IMAPS', 'SMTP', 'SMTPS', 'MySQL', 'PostgreSQL', 'Redis', 'Syslog', 'VNC', 'Ceph', 'PBS', 'Trcrt', 'Telnet', 'FTP', 'SNMP', 'IPsec', 'OpenVPN', 'BGP', 'OSPF', 'Rsync', 'Squid', 'Git', 'Jetdirect', 'NFS', 'Mail', 'NeighborDiscovery']
const LEVELS = ['nolog', 'emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']

/** A rule of any firewall. The one that is changed comes in the request's payload, as it is. */
export default function FirewallRuleForm({ request, filled, onDone, onCancel }: FormProps) {
  const edits = request.operation === 'update'
  const digest = request.payload?.digest
  const given = (filled as { stored?: RuleValues; values?: RuleValues } | undefined) ?? {}
  const stored = given.stored ?? ruleValues(request.payload ?? {})
  const fields = useFields<RuleValues>(given.values ?? (edits ? stored : NEW_RULE), (values) => ({ action: rules.required(values.action), dport: portFault(values), sport: portFault(values, 'sport') }), { icmp: 'icmp-type' })
  const { values, set, error, tried } = fields
  const changed = edits ? changedRule(stored, values) : newRule(values)
  const any = !edits || Object.keys(changed).length > 0
  const isGroup = values.type === 'group'
  const submit = () => {
    if (fields.attempt() && any) onDone({ ...changed, digest }, undefined, { stored, values })
  }
  const line = (name: keyof RuleValues, label: string, hint?: string) => (
    <TextInput label={label} placeholder={hint} value={String(values[name])} error={error(name)} spellCheck={false} onChange={(event) => set({ [name]: event.currentTarget.value.trim() })} />
  )
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={tried && !any && text.changes.form.unchanged}>
      {!edits && <p className="muted">{words.first}</p>}
      <div className="form-row">
        <Select label={text.pages.firewall.head.type} data={words.types} value={values.type} allowDeselect={false} error={error('type')} onChange={(type) => set({ type: type ?? 'in', action: type === 'group' ? '' : ACTIONS.includes(values.action) ? values.action : 'ACCEPT' })} />
        {isGroup
          ? <TextInput label={words.group} value={values.action} error={error('action')} spellCheck={false} onChange={(event) => set({ action: event.currentTarget.value.trim() })} />
          : <Select label={text.pages.firewall.head.action} data={ACTIONS} value={values.action} allowDeselect={false} error={error('action')} onChange={(action) => set({ action: action ?? 'ACCEPT' })} />}
      </div>
      {!isGroup && (
        <>
          <div className="form-row">
            {line('source', text.pages.firewall.head.source, words.address)}
            {line('dest', text.pages.firewall.head.dest, words.address)}
          </div>
          <Autocomplete label={words.macro} description={words.macroHint} data={MACROS} value={values.macro} error={error('macro')} spellCheck={false} maxDropdownHeight={220} onChange={(macro) => set({ macro })} comboboxProps={{ withinPortal: true }} />
          {values.macro === '' && (
            <div className="form-row">
              <Autocomplete label={words.proto} placeholder={text.pages.firewall.any} data={PROTOCOLS} value={values.proto} error={error('proto')} spellCheck={false} onChange={(proto) => set({ proto })} comboboxProps={{ withinPortal: true }} />
              {/icmp/.test(values.proto) ? line('icmp', words.icmp, text.pages.firewall.any) : line('dport', words.dport, words.ports)}
              {!/icmp/.test(values.proto) && line('sport', words.sport, words.ports)}
            </div>
          )}
        </>
      )}
      <div className="form-row">
        {line('iface', words.iface, words.ifaceHint)}
        {!isGroup && <Select label={text.pages.firewall.head.log} data={LEVELS} value={values.log} allowDeselect={false} error={error('log')} onChange={(log) => set({ log: log ?? 'nolog' })} />}
      </div>
      <TextInput label={text.pages.firewall.head.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
      <Tick label={words.enable} checked={values.enable} onChange={(enable) => set({ enable })} />
    </FormShell>
  )
}

/** Ports need a protocol that has some. */
const portFault = (values: RuleValues, name: 'dport' | 'sport' = 'dport') => values[name] !== '' && values.macro === '' && values.proto === '' && words.portNeeds
