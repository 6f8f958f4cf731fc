import { Button, Menu } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { PlanButton } from '../../plan/actions/PlanButton'
import { planner } from '../../plan/store'
import { text } from '../../text/en'
import { EmptyState } from '../../ui/EmptyState'
import { useAtLeast } from '../session'
import { serviceOf, summaryOf, typeOf, type Rule } from './rule'
import { addRule, deleteRule, editRule, moved, moveRule, switchRule, type FirewallScope } from './scope'
import { useMove } from './useMove'

const words = text.pages.firewall
const work = text.guestForms.rules
const TONES: Record<string, string> = { ACCEPT: 'ok', DROP: 'bad', REJECT: 'warn' }

interface Props {
  scope: FirewallScope
  label: string
  rules: readonly Rule[]
  empty: string
}

/** The rules of a firewall in the order in which they are tried, to add, edit, switch, delete and move. A move of one rule is one change. */
export function RuleList({ scope, label, rules, empty }: Props) {
  const may = useAtLeast('site_admin')
  // Another list than the one that the move began in: places mean something else in it.
  const digest = rules[0]?.digest ?? String(rules.length)
  return <List key={digest} scope={scope} label={label} rules={rules} empty={empty} may={may} />
}

function List({ scope, label, rules, empty, may }: Props & { may: boolean }) {
  const plan = (from: number, to: number) => planner.open(moveRule(scope, rules[from]!, to))
  const { move, free, back, row, handle } = useMove(rules.length, ({ from, to }) => plan(from, to))
  const [help, setHelp] = useState(false)
  if (rules.length === 0) return <EmptyState title={words.noRules}>{empty}</EmptyState>
  const shown = move ? moved(rules, move.from, move.to) : rules
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="read-table rules" aria-label={label}>
          <thead>
            <tr>
              {may && <th scope="col"><span className="sr-only">{text.guestForms.edit.device}</span></th>}
              {(['pos', 'on', 'type', 'action', 'source', 'dest', 'service', 'iface', 'comment'] as const).map((column) => (
                <th key={column} scope="col" data-align={column === 'pos' ? 'right' : undefined} data-wide={column === 'iface' || undefined}>{words.head[column]}</th>
              ))}
              {may && <th scope="col"><span className="sr-only">{text.pages.backups.actions}</span></th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((rule, place) => {
              const from = rules.indexOf(rule)
              const on = move?.from === from
              return (
                <tr key={from} ref={row(from)} data-mark={rule.enable ? undefined : 'off'} data-moved={on || undefined}>
                  {may && (
                    <td className="rule-handle" data-label={text.guestForms.edit.device}>
                      <button
                        type="button"
                        className="icon-button grip"
                        aria-label={work.move(from, summaryOf(rule))}
                        title={free(from) ? undefined : work.oneAtATime}
                        aria-disabled={!free(from) || undefined}
                        onFocus={() => setHelp(true)}
                        onBlur={() => setHelp(false)}
                        {...handle(from)}
                      >
                        <IconGripVertical size={16} aria-hidden="true" />
                      </button>
                    </td>
                  )}
                  <td data-align="right" data-label={words.head.pos} data-plain>{place}{on && <span className="muted small"> {work.was(from)}</span>}</td>
                  <td data-label={words.head.on} data-plain><span data-tone={rule.enable ? 'ok' : 'muted'}><span aria-hidden="true">{rule.enable ? '✔ ' : '■ '}</span>{rule.enable ? words.on : words.off}</span></td>
                  <td data-label={words.head.type} data-plain>{typeOf(rule)}</td>
                  <td data-label={words.head.action} data-plain><strong data-tone={TONES[rule.action ?? '']}>{rule.action}</strong></td>
                  <td data-label={words.head.source} data-any={!rule.source || undefined}><code>{rule.source ?? words.any}</code></td>
                  <td data-label={words.head.dest} data-any={!rule.dest || undefined}><code>{rule.dest ?? words.any}</code></td>
                  <td data-label={words.head.service}>{serviceOf(rule) || words.any}</td>
                  <td data-label={words.head.iface} data-wide>{rule.iface ?? text.common.none}</td>
                  <td data-label={words.head.comment} data-any={!rule.comment || undefined}>{rule.comment || text.common.none}</td>
                  {may && <td className="rule-actions" data-label={text.pages.backups.actions}><RuleMenu scope={scope} rule={rule} /></td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {may && (
        <div className="rule-move" role="status" data-empty={move === undefined && !help ? true : undefined}>
          {move ? (
            <>
              <strong>{work.moved(move.from, move.to)}</strong>
              <Button variant="filled" size="compact-sm" onClick={() => plan(move.from, move.to)}>{work.plan}</Button>
              <Button variant="default" size="compact-sm" onClick={back}>{work.back}</Button>
            </>
          ) : <span className="muted">{work.hint}</span>}
        </div>
      )}
    </>
  )
}

function RuleMenu({ scope, rule }: { scope: FirewallScope; rule: Rule }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><button type="button" className="icon-button" aria-label={work.actions(rule.pos)}><IconDots size={16} aria-hidden="true" /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => planner.open(editRule(scope, rule))}>{work.edit}{text.changes.actions.dots}</Menu.Item>
        <Menu.Item onClick={() => planner.open(switchRule(scope, rule))}>{rule.enable ? work.turnOff : work.turnOn}</Menu.Item>
        <Menu.Item className="danger" onClick={() => planner.open(deleteRule(scope, rule))}>{work.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function AddRule({ scope, rules }: { scope: FirewallScope; rules: readonly Rule[] | undefined }) {
  return <PlanButton plan={addRule(scope, rules ?? [])} size="compact-sm">{work.add}</PlanButton>
}
