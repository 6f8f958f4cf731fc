import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { isOpen, type Change } from '../../api/changes'
import { useAtLeast } from '../../inventory/session'
import { useStreamState } from '../../live/live'
import { text } from '../../text/en'
import { percent } from '../../text/formats'
import { Copy } from '../../ui/Copy'
import { ErrorState } from '../../ui/ErrorState'
import { Facts } from '../../ui/Facts'
import { StatusMark } from '../../ui/StatusMark'
import { Time } from '../../ui/Time'
import { statusLook, targetName, whatOf } from '../look'
import { PlanView } from '../parts'
import { change } from '../queries'
import { again } from '../request'
import { planner } from '../store'
import { undoOf } from '../undo'
import { ChangeActions } from './ChangeActions'
import { ChangeLog } from './ChangeLog'

const words = text.changes.progress

const WITHOUT_STREAM_MS = 2000

/** One change as it stands, kept right by the stream; without it, asked again while something can still happen. */
export function useChange(id: string) {
  const live = useStreamState().phase === 'live'
  return useQuery({ ...change(id), staleTime: 2000, refetchInterval: ({ state }) => (!live && state.data && isOpen(state.data) ? WITHOUT_STREAM_MS : false) })
}

export function ChangeView({ id, inDrawer, named, onLeave }: { id: string; inDrawer?: boolean; named?: boolean; onLeave?: () => void }) {
  const found = useChange(id)
  if (found.isError && !found.data) return <ErrorState what={text.error.load(text.changes.one.toLowerCase())} error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <p className="muted">{text.common.loading}</p>
  const each = found.data
  return (
    <>
      {inDrawer && <p className="row">{!named && <strong>{whatOf(each)} {targetName(each)}</strong>}<span className="muted">{each.requested_by.username}, <Time at={each.created_at} /></span></p>}
      <ChangeSteps change={each} />
      <Outcome change={each} />
      {inDrawer && !named && (each.status === 'pending' || each.status === 'approved') && <PlanView plan={each.plan} />}
      <Progress change={each} />
      {(each.status === 'applying' || each.upid) && <section><h3>{words.log}</h3><ChangeLog change={each} /></section>}
      <ChangeActions change={each} />
      <Undo change={each} />
      {inDrawer && (
        <div className="plan-buttons">
          {each.status === 'applying' && <span className="muted small">{text.changes.plan.closeHint}</span>}
          {each.status === 'failed' && <Button variant="default" onClick={() => planner.open(again(each))}>{words.planAgain}</Button>}
          <Link to="/changes/$id" params={{ id }} onClick={onLeave}>{words.open}</Link>
        </div>
      )}
    </>
  )
}

/** Offered where the change's own record proves what takes it back. */
function Undo({ change }: { change: Change }) {
  const request = undoOf(change)
  if (!useAtLeast('site_admin') || !request) return null
  return <div><Button variant="default" title={text.keys.undo.hint} onClick={() => planner.open(request)}>{text.keys.undo.action}</Button></div>
}

const WAY = ['pending', 'approved', 'applying', 'applied'] as const

/** The states it goes through, with where it is. */
export function ChangeSteps({ change: { status, approval } }: { change: Change }) {
  const way: Change['status'][] = WAY.filter((step) => step !== 'approved' || approval !== 'none')
  const at = way.indexOf(status)
  const steps = at >= 0 ? way : [...way.slice(0, status === 'failed' || status === 'unknown' ? -1 : 1), status]
  return (
    <ol className="steps-line" aria-label={words.steps}>
      {steps.map((step) => (
        <li key={step} aria-current={step === status ? 'step' : undefined}>
          {step === status ? <StatusMark look={statusLook(step)} /> : text.changes.status[step]}
        </li>
      ))}
    </ol>
  )
}

/** How it ended, or why it stands still. */
export function Outcome({ change: { status, failure_reason, errors } }: { change: Change }) {
  const faults = Object.entries(errors ?? {})
  const list = faults.length > 0 && <ul>{faults.map(([field, fault]) => <li key={field}>{field}: {fault}</li>)}</ul>
  if (status === 'applied') return <div className="note" data-tone="ok"><span aria-hidden="true">✔ </span>{words.applied}</div>
  if (status === 'failed') return <div className="note" data-tone="bad" role="alert"><strong>{words.failed}.</strong> {failure_reason}{list}</div>
  if (status === 'unknown') return <div className="note" data-tone="unknown" role="alert"><strong>{words.unknownTitle}.</strong> {failure_reason}<p>{words.unknown}</p></div>
  if (status === 'rejected') return <div className="note" data-tone="warn"><strong>{words.rejected}.</strong> {failure_reason}</div>
  if (status === 'discarded') return <p className="muted">{failure_reason ?? words.discarded}</p>
  if (status === 'expired') return <p className="muted">{words.expired}</p>
  return failure_reason ? <div className="note" data-tone="warn"><strong>{words.pendingNote}.</strong> {failure_reason}</div> : null
}

/** The guest that a change makes; a way to it once it is there. */
function Made({ there, controller, type, vmid }: { there: boolean; controller: string; type: string; vmid: number }) {
  if (!there) return <>{words.made(vmid)}</>
  return <Link to="/c/$controller/g/$type/$vmid/$tab" params={{ controller, type, vmid: String(vmid), tab: 'summary' }} onClick={planner.close}>{text.pages.guest.named(String(vmid))}</Link>
}

function Progress({ change: { status, upid, progress, queue_position, attempts, made_vmid, applied_response, controller_id, feature } }: { change: Change }) {
  const node = attempts.at(-1)?.node
  const answer = applied_response === null || applied_response === undefined ? undefined : typeof applied_response === 'string' ? applied_response : JSON.stringify(applied_response)
  return (
    <>
      {status === 'applying' && progress !== null && progress !== undefined && (
        <div className="progress-line">
          <span className="progress-track" role="progressbar" aria-label={words.progress} aria-valuenow={Math.round(progress * 100)} aria-valuemin={0} aria-valuemax={100}>
            <span style={{ width: `${progress * 100}%` }} />
          </span>
          <span>{percent(progress * 100)}</span>
        </div>
      )}
      <Facts
        facts={[
          status === 'applying' && !!queue_position && [text.changes.status.pending, words.queued(queue_position)],
          upid && [words.task, <span key="upid"><code>{upid}</code> <Copy value={upid} what={words.task} /></span>],
          upid && node && [words.node, node],
          !!made_vmid && [text.guests.head.id, <Made key="made" there={status === 'applied'} controller={controller_id} type={feature.includes('.container.') ? 'lxc' : 'qemu'} vmid={made_vmid} />],
          answer && answer !== '""' && answer !== 'null' && !upid && [words.response, <code key="answer">{answer}</code>],
        ]}
      />
    </>
  )
}
