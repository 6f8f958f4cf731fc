import { Checkbox, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { Site } from '../../../api/types'
import { text } from '../../../text/en'
import type { Draft, Errors } from '../draft'

const words = text.admin.add

interface Props {
  draft: Pick<Draft, 'name' | 'host' | 'port' | 'https' | 'site' | 'confirmPublic'>
  errors: Errors
  sites: readonly Site[]
  onChange: (change: Partial<Draft>) => void
  /** The server's words on why it wants the public address confirmed. */
  publicReason?: string
}

export function AddressFields({ draft, errors, sites, onChange, publicReason }: Props) {
  return (
    <div className="fields">
      <TextInput label={words.name} description={words.nameHint} required value={draft.name} error={errors.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <div className="fields-row">
        <TextInput className="grow" label={words.host} description={words.hostHint} required value={draft.host} error={errors.host} spellCheck={false} autoCapitalize="none" onChange={(event) => onChange({ host: event.currentTarget.value })} />
        <NumberInput label={words.port} description={'\u00a0'} w={96} value={draft.port} error={errors.port} hideControls onChange={(port) => onChange({ port })} />
      </div>
      <Switch label={words.https} checked={draft.https} onChange={(event) => onChange({ https: event.currentTarget.checked })} />
      {!draft.https && <div className="note" data-tone="warn"><span aria-hidden="true">▲ </span>{words.plain}</div>}
      {sites.length > 0 && (
        <Select label={words.site} value={draft.site} error={errors.site_id} data={[{ value: '', label: words.noSite }, ...sites.map((site) => ({ value: site.id, label: site.name }))]} onChange={(site) => onChange({ site: site ?? '' })} allowDeselect={false} />
      )}
      {publicReason && (
        <div className="note" data-tone="warn" role="alert">
          <strong><span aria-hidden="true">▲ </span>{words.publicTitle}</strong>
          <p>{publicReason}</p>
          <Checkbox label={words.publicConfirm} checked={draft.confirmPublic} onChange={(event) => onChange({ confirmPublic: event.currentTarget.checked })} />
        </div>
      )}
    </div>
  )
}
