import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { isOpen } from '../../../api/changes'
import type { Guest } from '../../../api/types'
import { usePlan } from '../../../plan'
import { whatOf } from '../../../plan/look'
import { openChanges } from '../../../plan/queries'
import { text } from '../../../text/en'
import { Time } from '../../../ui/Time'

const words = text.guestForms.waits

/** What is asked for or under way, before somebody asks for the same again. */
export function Waiting({ guest }: { guest: Guest }) {
  const plan = usePlan()
  const open = (useQuery(openChanges()).data?.items ?? []).filter((change) => change.controller_id === guest.controller_id && change.target.vmid === guest.vmid && isOpen(change))
  const first = open.find((change) => change.status === 'unknown') ?? open.find((change) => change.status === 'applying') ?? open[0]
  if (!first) return null
  const detail = first.plan.diff.slice(0, 3).map(({ key, from, to }) => `${key} ${from ?? '–'} → ${to ?? '–'}`).join(', ')
  const what = detail ? `${whatOf(first)} ${guest.name} (${detail})` : `${whatOf(first)} ${guest.name}`
  return (
    <div className="note waiting-change" data-tone={first.status === 'unknown' ? 'unknown' : first.status === 'applying' ? 'info' : 'warn'} role="status">
      <span aria-hidden="true">{first.status === 'applying' ? '⟳' : first.status === 'unknown' ? '?' : '◷'}</span>
      <span>
        {first.status === 'applying' ? words.doing(what) : words.one(what)}
        <span className="muted"> {words.asked(first.requested_by.username)}, <Time at={first.created_at} />{open.length > 1 && ` ${words.more(open.length - 1)}`}</span>
      </span>
      <Button variant="default" size="compact-sm" onClick={() => plan.show(first.id)}>{words.review}</Button>
    </div>
  )
}
