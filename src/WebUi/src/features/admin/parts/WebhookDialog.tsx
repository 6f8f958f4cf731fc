import { MultiSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { KINDS, SEVERITIES, type AlertKind, type AlertSeverity, type MadeWebhook, type WebhookSettings, type WebhookView } from '../../../api/alerts'
import { text } from '../../../text/en'
import { addWebhook, changeWebhook } from '../alerts'
import { FormDialog } from './FormDialog'

const words = text.alerts.webhooks
const NEW: WebhookSettings = { name: '', url: 'https://', tls_fingerprint: null, enabled: true, kinds: [], severities: [] }

export function WebhookDialog({ webhook, onSaved, onClose }: { webhook?: WebhookView; onSaved: (made?: MadeWebhook) => void; onClose: () => void }) {
  const [edit, setEdit] = useState<WebhookSettings>(() =>
    webhook ? { name: webhook.name, url: webhook.url, tls_fingerprint: webhook.tls_fingerprint, enabled: webhook.enabled, kinds: webhook.kinds, severities: webhook.severities } : NEW)
  const set = (part: Partial<WebhookSettings>) => setEdit((before) => ({ ...before, ...part }))
  const submit = async () => {
    if (webhook) {
      await changeWebhook(webhook.id, edit)
      onSaved()
    } else onSaved(await addWebhook(edit))
  }
  return (
    <FormDialog title={webhook ? webhook.name : words.add} submit={webhook ? text.common.save : words.add} onSubmit={submit} onClose={onClose}>
      {(errors) => (
        <>
          <TextInput label={words.name} value={edit.name} error={errors.name} data-autofocus onChange={(event) => set({ name: event.currentTarget.value })} />
          <TextInput label={words.url} description={words.urlHint} value={edit.url} error={errors.url} spellCheck={false} autoComplete="off" onChange={(event) => set({ url: event.currentTarget.value })} />
          <TextInput label={words.fingerprint} description={words.fingerprintHint} value={edit.tls_fingerprint ?? ''} error={errors.tls_fingerprint} spellCheck={false} onChange={(event) => set({ tls_fingerprint: event.currentTarget.value || null })} />
          <MultiSelect label={words.kinds} placeholder={edit.kinds.length === 0 ? words.allKinds : undefined} data={KINDS.map((each) => ({ value: each, label: text.alerts.kinds[each] }))} value={edit.kinds} error={errors.kinds} onChange={(kinds) => set({ kinds: kinds as AlertKind[] })} />
          <MultiSelect label={words.severities} placeholder={edit.severities.length === 0 ? words.allSeverities : undefined} data={SEVERITIES.map((each) => ({ value: each, label: text.alerts.severities[each] }))} value={edit.severities} error={errors.severities} onChange={(severities) => set({ severities: severities as AlertSeverity[] })} />
          <Switch label={words.enabled} checked={edit.enabled} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
        </>
      )}
    </FormDialog>
  )
}
