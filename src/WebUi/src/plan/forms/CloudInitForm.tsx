import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import type { FormProps } from '.'
import { AddressFields } from './AddressFields'
import { cloudInitPayload, cloudInitValues, type CloudInitValues } from './cloudInit'
import type { Config } from './devices'
import { Group } from './Group'
import { FormShell, useFields } from './kit'
import { part, withParts } from './property'
import { rules } from './rules'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.cloudinit

/** What a machine is told at its next start. Password and keys are never shown: left empty they stay. */
export default function CloudInitForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ filled, config, onDone, onCancel }: FormProps & { config: Config }) {
  const stored = cloudInitValues(config)
  const fields = useFields<CloudInitValues>(
    { ...stored, ...(filled as Partial<CloudInitValues>) },
    (values) => ({ ips: Object.values(values.ips).some((each) => rules.ip(part(each, 'ip')) ?? rules.ip(part(each, 'ip6'))) && text.guestForms.network.ipFault }),
    { ciuser: 'ciuser', password: 'cipassword', sshKeys: 'sshkeys' },
  )
  const { values, set, error, tried } = fields
  const payload = cloudInitPayload(stored, values)
  const any = Object.keys(payload).length > 0
  const submit = () => {
    if (fields.attempt() && any) onDone({ ...payload, ...fence(config) }, undefined, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={(tried && !any && text.changes.form.unchanged) || error('ips')}>
      <Group title={words.user}>
        <TextInput label={words.ciuser} placeholder={words.userDefault} value={values.ciuser} error={error('ciuser')} spellCheck={false} data-autofocus onChange={(event) => set({ ciuser: event.currentTarget.value })} />
        <PasswordInput label={words.password} placeholder={config.cipassword === undefined ? words.noPassword : words.keep} value={values.password} error={error('password')} autoComplete="new-password" onChange={(event) => set({ password: event.currentTarget.value })} />
        <Textarea label={text.guestForms.sshKeys} description={text.guestForms.sshKeysHint} placeholder={config.sshkeys === undefined ? '' : words.keep} className="mono" value={values.sshKeys} error={error('sshKeys')} autosize minRows={2} maxRows={8} spellCheck={false} onChange={(event) => set({ sshKeys: event.currentTarget.value })} />
      </Group>
      {Object.entries(values.ips).map(([key, value]) => (
        <Group key={key} title={words.card(key.replace(/\D/g, ''))}>
          <AddressFields
            values={{ ip: part(value, 'ip'), gw: part(value, 'gw'), ip6: part(value, 'ip6'), gw6: part(value, 'gw6') }}
            error={(name) => (tried && (name === 'ip' || name === 'ip6') ? rules.ip(part(value, name)) : undefined)}
            onChange={(change) => set({ ips: { ...values.ips, [key]: withParts(value, change as Record<string, string>) } })}
          />
        </Group>
      ))}
      <Group title={words.dns}>
        <div className="form-row">
          <TextInput label={text.guestForms.nameserver} placeholder={text.guestForms.asNode} value={values.nameserver} error={error('nameserver')} spellCheck={false} onChange={(event) => set({ nameserver: event.currentTarget.value })} />
          <TextInput label={text.guestForms.searchdomain} placeholder={text.guestForms.asNode} value={values.searchdomain} error={error('searchdomain')} spellCheck={false} onChange={(event) => set({ searchdomain: event.currentTarget.value })} />
        </div>
      </Group>
      <Group title={words.rest}>
        <div className="form-row">
          <Select label={words.citype} data={['nocloud', 'configdrive2', 'opennebula']} clearable placeholder={words.typeDefault} value={values.citype || null} error={error('citype')} onChange={(citype) => set({ citype: citype ?? '' })} />
          <Select label={words.upgrade} data={[{ value: '1', label: text.common.yes }, { value: '0', label: text.common.no }]} clearable placeholder={text.common.yes} value={values.ciupgrade || null} onChange={(ciupgrade) => set({ ciupgrade: ciupgrade ?? '' })} />
        </div>
      </Group>
    </FormShell>
  )
}
