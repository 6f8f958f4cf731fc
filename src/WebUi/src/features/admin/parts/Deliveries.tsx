import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WebhookRecord, WebhookView } from '../../../api/alerts'
import { AppError } from '../../../api/AppError'
import { text } from '../../../text/en'
import { timeOfDay } from '../../../text/formats'
import { ErrorState } from '../../../ui/ErrorState'
import type { Look } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'
import { deliveries, discard, replay } from '../alerts'
import { PlainTable } from './PlainTable'

const words = text.alerts.webhooks
const LOOKS: Record<WebhookRecord['outcome'], Look> = {
  waiting: { glyph: '⟳', tone: 'info', word: words.outcomes.waiting },
  delivered: { glyph: '✔', tone: 'ok', word: words.outcomes.delivered },
  dead: { glyph: '✖', tone: 'bad', word: words.outcomes.dead },
  discarded: { glyph: '■', tone: 'muted', word: words.outcomes.discarded },
}

/** What became of the last hundred, and what to do with those that were given up. */
export function Deliveries({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const client = useQueryClient()
  const list = useQuery(deliveries(webhook.id))
  const act = useMutation({
    mutationFn: async ({ id, what }: { id: string; what: 'replay' | 'discard' }) => {
      await (what === 'replay' ? replay(webhook.id, id) : discard(webhook.id, id))
      notifications.show({ message: what === 'replay' ? words.replayed : words.discarded })
      await client.invalidateQueries({ queryKey: deliveries(webhook.id).queryKey })
    },
  })
  return (
    <Modal opened onClose={onClose} size="xl" title={words.deliveriesOf(webhook.name)} overlayProps={{ blur: 0 }} closeButtonProps={{ 'aria-label': text.common.close }}>
      {act.isError && <div className="note" data-tone="bad" role="alert">{text.alerts.failed}: {AppError.from(act.error).message}</div>}
      {list.isError && !list.data && <ErrorState what={text.error.load(words.deliveries.toLowerCase())} error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="muted">{words.deliveriesEmpty}</p>}
      {list.data && list.data.length > 0 && (
        <PlainTable label={words.deliveries} head={Object.values(words.deliveryHead)} actions>
          {list.data.map((record) => (
            <tr key={record.id}>
              <td><Time at={record.accepted_at} /></td>
              <td>{record.summary}{record.event_count > 1 && <span className="muted"> {words.several(record.event_count - 1)}</span>}</td>
              <td><StatusMark look={LOOKS[record.outcome]} />{record.next_at && <span className="muted small"> {words.next} {timeOfDay(record.next_at)}</span>}</td>
              <td>{record.attempts}</td>
              <td>{record.last?.error ?? record.last?.status ?? text.common.none}</td>
              <td>
                {record.outcome === 'dead' && (
                  <div className="row">
                    <Button variant="default" size="compact-xs" onClick={() => act.mutate({ id: record.id, what: 'replay' })}>{words.replay}</Button>
                    <Button variant="default" size="compact-xs" onClick={() => act.mutate({ id: record.id, what: 'discard' })}>{words.discard}</Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </Modal>
  )
}
