import { useQuery } from '@tanstack/react-query'
import type { Guest } from '../../../api/types'
import { path } from '../../../api/client'
import { guestRead } from '../../../inventory/reads'
import { usePlan } from '../../../plan'
import { useChange } from '../../../plan/change/ChangeView'
import { statusLook } from '../../../plan/look'
import { text } from '../../../text/en'
import { StatusMark } from '../../../ui/StatusMark'

const words = text.guestForms.agent
const EVERY_MS = 1500

interface ExecStatus {
  exited?: boolean | number
  exitcode?: number
  signal?: number
  'out-data'?: string
  'err-data'?: string
}

/** A command that was sent into the guest, with what it wrote. */
export function CommandRun({ guest, id }: { guest: Guest; id: string }) {
  const plan = usePlan()
  const change = useChange(id).data
  const answer = change?.applied_response as { pid?: number } | null | undefined
  const pid = typeof answer === 'object' && answer !== null ? answer.pid : undefined
  const status = useQuery({
    ...guestRead<ExecStatus>(guest, path`/agent/exec-status/${pid ?? 0}`),
    enabled: pid !== undefined,
    // No event tells that a program in a guest has ended.
    refetchInterval: ({ state }) => (state.data?.exited ? false : EVERY_MS),
    // What it wrote can be asked for once.
    staleTime: Infinity,
  })
  if (!change) return null
  const command = Array.isArray(change.payload?.command) ? change.payload.command.join(' ') : String(change.payload?.command ?? '')
  const done = status.data?.exited ? status.data : undefined
  return (
    <div className="command-run">
      <p className="row">
        <code>{command}</code>
        <StatusMark look={statusLook(change.status)} />
        <span className="muted">
          {pid === undefined ? '' : !done ? words.running : done.signal === undefined ? words.exit(done.exitcode ?? 0) : words.signal(done.signal)}
        </span>
        <button type="button" className="link" onClick={() => plan.show(id)}>{text.changes.mark.look}</button>
      </p>
      {status.isError && <p className="muted">{status.error.message}</p>}
      {done && !done['out-data'] && !done['err-data'] && <p className="muted">{words.noOutput}</p>}
      {done?.['out-data'] && <pre className="log" tabIndex={0} aria-label={words.out}>{done['out-data']}</pre>}
      {done?.['err-data'] && <pre className="log" tabIndex={0} aria-label={words.err}>{done['err-data']}</pre>}
    </div>
  )
}
