import { Checkbox, TextInput } from '@mantine/core'
import type { ApprovalRule, ChangePlan, Preflight, ValueChange } from '../api/changes'
import type { Me } from '../api/types'
import { text } from '../text/en'
import { Copy } from '../ui/Copy'
import { StatusMark } from '../ui/StatusMark'
import { riskLook } from './look'

const words = text.changes.plan

/** Old and new values by key; what is masked comes masked from the server. */
export function DiffView({ diff }: { diff: readonly ValueChange[] }) {
  if (diff.length === 0) return <p className="muted">{words.noDiff}</p>
  return (
    <div className="diff" role="list" aria-label={words.diff} tabIndex={0}>
      {diff.flatMap(({ key, from, to }) => [
        from !== null && from !== undefined && <Line key={`${key}-`} side="remove" name={key} value={from} />,
        to !== null && to !== undefined && <Line key={`${key}+`} side="add" name={key} value={to} />,
      ])}
    </div>
  )
}

function Line({ side, name, value }: { side: 'add' | 'remove'; name: string; value: string }) {
  return (
    <div className="diff-line" role="listitem" data-side={side}>
      <span><span aria-hidden="true">{side === 'add' ? '+' : '−'}</span><span className="sr-only">{side === 'add' ? words.add : words.remove}</span></span>
      <span>{name}</span>
      <span>{value}</span>
    </div>
  )
}

type Plan = Pick<Preflight, 'risk' | 'warnings' | 'impact' | 'calls' | 'diff'> | ChangePlan

const MOST_IMPACT = 40

/** What a change would do: risk, warnings, impact, difference, and the exact calls. */
export function PlanView({ plan, diff = true }: { plan: Plan; diff?: boolean }) {
  return (
    <>
      <p className="plan-head">
        <StatusMark look={riskLook(plan.risk)} />
        <span className="muted">{text.changes.riskLong[plan.risk]}</span>
      </p>
      {plan.warnings.length > 0 && (
        <section className="note" data-tone="warn" aria-label={words.warnings}>
          <ul className="lines">{plan.warnings.map((warning) => <li key={warning}><span aria-hidden="true">▲</span><span>{warning}</span></li>)}</ul>
        </section>
      )}
      {plan.impact.length > 0 && (
        <section>
          <h3>{words.impact}</h3>
          <ul className="impact">
            {plan.impact.slice(0, MOST_IMPACT).map((item) => (
              <li key={`${item.kind} ${item.id}`}><span className="muted">{item.kind}</span><span>{item.id}</span><span className="muted">{item.detail}</span></li>
            ))}
          </ul>
          {plan.impact.length > MOST_IMPACT && <p className="muted">{text.fleet.more(plan.impact.length - MOST_IMPACT)}</p>}
        </section>
      )}
      {diff && plan.diff.length > 0 && <section><h3>{words.diff}</h3><DiffView diff={plan.diff} /></section>}
      <section>
        <h3>{words.calls(plan.calls.length)}</h3>
        <ol className="calls">
          {plan.calls.map((call) => {
            const raw = `${call.method} ${call.path}${call.parameters.map(({ name, value }) => `\n  ${name}=${value}`).join('')}`
            return <li key={raw}><code>{raw}</code><Copy value={raw} what={words.calls(1)} /></li>
          })}
        </ol>
      </section>
    </>
  )
}

/** Which gates are open, and who opens those that are not. */
export function GateLine({ user }: { user: Me | undefined }) {
  const closed = user?.gates.closed_by ?? []
  return (
    <div className="gate-line" role="group" aria-label={words.gates}>
      {user?.gates.writes_open ? (
        <span className="status" data-tone="ok"><span className="glyph" aria-hidden="true">✔</span>{words.gatesOpen}</span>
      ) : (
        <>
          {closed.map((flag) => <span key={flag} className="status" data-tone="bad"><span className="glyph" aria-hidden="true">✖</span>{words.gateClosed(flag)}</span>)}
          <details>
            <summary>{words.howTitle}</summary>
            <p>{words.how(closed.join(', '))}</p>
          </details>
        </>
      )}
    </div>
  )
}

export function ApprovalLine({ rule }: { rule: ApprovalRule }) {
  return (
    <p className="status" data-tone={rule === 'none' ? 'muted' : 'info'}>
      <span className="glyph" aria-hidden="true">{rule === 'none' ? '✔' : '◷'}</span>{words.approvals[rule]}
    </p>
  )
}

/** The object's own name, typed exactly. */
export function ConfirmByName({ name, typed, onTyped, hint }: { name: string; typed: string; onTyped: (typed: string) => void; hint?: string }) {
  return (
    <div className="note" data-tone="bad">
      <strong><span aria-hidden="true">✖ </span>{words.confirmTitle}</strong>
      {hint && <p>{hint}</p>}
      <TextInput label={words.confirm(name)} value={typed} onChange={(event) => onTyped(event.currentTarget.value)} autoComplete="off" spellCheck={false} autoCapitalize="none" />
    </div>
  )
}

export function Tick({ label, hint, checked, onChange, disabled }: { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean }) {
  return <Checkbox label={label} description={hint} checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
}
