import type { Change } from '../../../api/changes'
import { riskLook, statusLook, targetName, whatOf } from '../../../plan/look'
import { text } from '../../../text/en'
import { percent } from '../../../text/formats'
import { StatusMark } from '../../../ui/StatusMark'
import type { Column } from '../../../ui/table/columns'
import { Time } from '../../../ui/Time'

const { head } = text.changes.queue

const what = (change: Change) => `${whatOf(change)} ${targetName(change)}`

/** Who has to approve still. */
const approval = (change: Change) => {
  const given = change.approvals.filter((each) => each.approved).map((each) => each.by.username)
  return given.length > 0 ? text.changes.page.approvedBy(given.join(', ')) : text.changes.review.needed[change.approval ?? 'none']
}

export const changeColumns = (names: ReadonlyMap<string, string>): readonly Column<Change>[] => [
  { id: 'what', header: head.what, width: 240, grow: 3, cell: (change) => <span className="name" title={change.feature}>{what(change)}</span> },
  {
    id: 'status', header: head.status, width: 130,
    cell: (change) => <><StatusMark look={statusLook(change.status)} title={change.failure_reason ?? undefined} />{change.status === 'applying' && typeof change.progress === 'number' && <span className="muted"> {percent(change.progress * 100)}</span>}</>,
  },
  { id: 'risk', header: head.risk, width: 120, cell: (change) => <StatusMark look={riskLook(change.plan.risk)} /> },
  { id: 'cluster', header: head.cluster, width: 110, grow: 1, cell: (change) => names.get(change.controller_id) ?? text.common.none },
  { id: 'who', header: head.who, width: 100, grow: 1, cell: (change) => change.requested_by.username },
  { id: 'when', header: head.when, width: 110, cell: (change) => <Time at={change.created_at} /> },
  { id: 'approval', header: head.approval, width: 180, grow: 1, cell: approval },
  { id: 'notes', header: head.notes, width: 140, grow: 2, cell: (change) => <span title={change.notes ?? undefined}>{change.notes ?? text.common.none}</span> },
  { id: 'expires', header: head.expires, width: 110, cell: (change) => <Time at={change.expires_at} />, optional: true },
]

export function ChangeOnPhone(change: Change) {
  return (
    <>
      <span className="phone-first"><StatusMark look={statusLook(change.status)} /><strong>{what(change)}</strong></span>
      <span className="phone-second"><StatusMark look={riskLook(change.plan.risk)} /><span>{change.requested_by.username}</span><span><Time at={change.created_at} /></span></span>
    </>
  )
}
