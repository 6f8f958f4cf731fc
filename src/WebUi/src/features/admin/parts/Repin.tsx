import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { syncController } from '../../../inventory/clusters/sync'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { Facts } from '../../../ui/Facts'
import { controller, update } from '../queries'
import { Fingerprint } from './Certificate'

const words = text.admin.edit

/** The certificate changed: old beside new, and nothing is trusted without a person. */
export function Repin({ id, pinned, seen }: { id: string; pinned: string; seen: string }) {
  const client = useQueryClient()
  const repin = useMutation({
    mutationFn: () => update(id, { tls_fingerprint: seen }),
    onSuccess: (saved) => {
      client.setQueryData(controller(id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['controllers'] })
      notifications.show({ message: words.repinned })
      void syncController(id).catch(() => undefined)
    },
  })
  return (
    <section className="card stack" aria-labelledby="repin">
      <h2 id="repin"><span className="glyph" data-tone="bad" aria-hidden="true">✖ </span>{words.changedTitle}</h2>
      <p>{words.changedHint}</p>
      <Facts facts={[[words.pinned, <Fingerprint key="pinned" value={pinned} />], [words.seen, <Fingerprint key="seen" value={seen} />]]} />
      <p>{text.admin.add.compare} <code>pvenode cert info</code></p>
      {repin.isError && <ErrorState what={words.repin} error={repin.error} />}
      <Button onClick={() => repin.mutate()} loading={repin.isPending}>{words.repin}</Button>
    </section>
  )
}
