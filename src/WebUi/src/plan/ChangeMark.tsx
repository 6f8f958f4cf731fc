import { isOpen, type Change } from '../api/changes'
import { useGuestChange } from '../live/changes'
import { useNow } from '../live/clock'
import { text } from '../text/en'
import { percent } from '../text/formats'
import { statusLook, whatOf } from './look'
import { planner } from './store'

const words = text.changes.mark

/** What is being done to a guest, beside its name; also that it failed or that nobody knows, until something else is done. */
export function ChangeMark({ id }: { id: string }) {
  const change = useGuestChange(id)
  if (!change || (!isOpen(change) && change.status !== 'failed')) return null
  return change.status === 'failed' ? <Failed change={change} /> : <Mark change={change} />
}

/** A failure is news for some minutes only. */
function Failed({ change }: { change: Change }) {
  const now = useNow()
  return now - Date.parse(change.updated_at) > FAILED_SHOWN_MS ? null : <Mark change={change} />
}

function Mark({ change }: { change: Change }) {
  const look = statusLook(change.status)
  return (
    <button
      type="button"
      tabIndex={-1}
      className="chip change-mark"
      data-tone={look.tone}
      title={`${whatOf(change)}: ${look.word}${change.failure_reason ? `. ${change.failure_reason}` : ''}`}
      onClick={(event) => {
        event.stopPropagation()
        planner.show(change.id)
      }}
    >
      <span aria-hidden="true">{look.glyph} </span>{said(change)}
    </button>
  )
}

const FAILED_SHOWN_MS = 5 * 60_000

function said(change: Change): string {
  if (change.status === 'pending' || change.status === 'approved') return words.waits
  if (change.status !== 'applying') return `${whatOf(change)} ${statusLook(change.status).word}`
  const doing = words.doing[change.feature.split('.').at(-1) ?? ''] ?? words.working
  return change.progress === null || change.progress === undefined ? `${doing}…` : `${doing} ${percent(change.progress * 100)}`
}
