import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MadeWebhook, WebhookView } from '../../../api/alerts'
import { AppError } from '../../../api/AppError'
import { text } from '../../../text/en'
import { Copy } from '../../../ui/Copy'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { removeWebhook, renewSecret, testWebhook, webhookList } from '../alerts'
import { Deliveries } from './Deliveries'
import { FormDialog } from './FormDialog'
import { PlainTable } from './PlainTable'
import { RemoveNamed } from './RemoveNamed'
import { WebhookDialog } from './WebhookDialog'

const words = text.alerts.webhooks

const toldOf = ({ kinds, severities }: WebhookView) =>
  [
    kinds.length === 0 ? words.allKinds : kinds.map((each) => text.alerts.kinds[each]).join(', '),
    severities.length === 0 ? words.allSeverities : severities.map((each) => text.alerts.severities[each]).join(', '),
  ].join('; ')

/** Who is told of alerts. */
export function Webhooks() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { webhook: opened }: { webhook?: string } = useSearch({ strict: false })
  const list = useQuery(webhookList())
  const [editing, setEditing] = useState<WebhookView | 'new'>()
  const [renewing, setRenewing] = useState<WebhookView>()
  const [removing, setRemoving] = useState<WebhookView>()
  const [made, setMade] = useState<MadeWebhook>()
  const again = () => client.invalidateQueries({ queryKey: webhookList().queryKey })
  const show = (webhook: string | undefined) => void navigate({ to: '/admin/alerts', search: { webhook } })
  const test = useMutation({
    mutationFn: async (webhook: WebhookView) => {
      const attempt = await testWebhook(webhook.id)
      const message = attempt.error === null ? words.testOk(webhook.name, attempt.status ?? 0, `${Math.round(attempt.duration_ms)} ms`) : words.testFailed(webhook.name, attempt.error)
      notifications.show({ message, color: attempt.error === null ? undefined : 'red' })
    },
    onError: (error, webhook) => notifications.show({ message: words.testFailed(webhook.name, AppError.from(error).message), color: 'red' }),
  })
  const shown = list.data?.find((each) => each.id === opened)
  return (
    <section className="card" aria-label={words.title}>
      <div className="list-head">
        <h2>{words.title}</h2>
        <span className="spacer" />
        <Button onClick={() => setEditing('new')}>{words.add}</Button>
      </div>
      {list.isError && !list.data && <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <EmptyState title={words.emptyTitle}>{words.hint}</EmptyState>}
      {list.data && list.data.length > 0 && (
        <PlainTable label={words.title} head={Object.values(words.head)} actions>
          {list.data.map((webhook) => (
            <tr key={webhook.id}>
              <td>{webhook.name}</td>
              <td><code>{webhook.url}</code></td>
              <td>{toldOf(webhook)}</td>
              <td>{webhook.enabled ? words.on : words.off}</td>
              <td>
                <div className="row" role="group" aria-label={words.actions(webhook.name)}>
                  <Button variant="default" size="compact-xs" loading={test.isPending && test.variables.id === webhook.id} onClick={() => test.mutate(webhook)}>{words.test}</Button>
                  <Button variant="default" size="compact-xs" onClick={() => show(webhook.id)}>{words.deliveries}</Button>
                  <Button variant="default" size="compact-xs" onClick={() => setEditing(webhook)}>{words.edit}</Button>
                  <Button variant="default" size="compact-xs" onClick={() => setRenewing(webhook)}>{words.renew}</Button>
                  <Button variant="default" size="compact-xs" onClick={() => setRemoving(webhook)}>{text.access.remove}</Button>
                </div>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {shown && <Deliveries webhook={shown} onClose={() => show(undefined)} />}
      {editing && <WebhookDialog webhook={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onSaved={(saved) => {
        if (saved) setMade(saved)
        void again()
      }} />}
      {renewing && (
        <FormDialog title={words.renewTitle(renewing.name)} submit={words.renew} danger onClose={() => setRenewing(undefined)} onSubmit={async () => setMade(await renewSecret(renewing.id))}>
          {() => <p>{words.renewHint}</p>}
        </FormDialog>
      )}
      {removing && (
        <RemoveNamed name={removing.name} hint={words.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeWebhook(removing.id)
          await again()
        }} />
      )}
      {made && (
        <Modal opened onClose={() => setMade(undefined)} title={made.webhook.name} overlayProps={{ blur: 0 }} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': text.common.close }}>
          <p className="note" data-tone="warn">{words.shownOnce}</p>
          <p className="row"><code className="secret">{made.secret}</code><Copy value={made.secret} what={words.secret} /></p>
          <div className="form-actions"><Button onClick={() => setMade(undefined)}>{words.done}</Button></div>
        </Modal>
      )}
    </section>
  )
}
