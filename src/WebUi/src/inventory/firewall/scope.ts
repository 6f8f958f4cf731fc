import { guestTarget, type Payload, type PlanRequest } from '../../plan/request'
import type { Guest } from '../../api/types'
import type { Rule } from './rule'

/** Whose firewall it is. */
export interface FirewallScope {
  kind: 'cluster' | 'node' | 'guest'
  target: Pick<PlanRequest, 'controller' | 'node' | 'vmType' | 'vmid' | 'name'>
}

export const clusterScope = (controller: string, name?: string): FirewallScope => ({ kind: 'cluster', target: { controller, name } })
export const nodeScope = (controller: string, node: string): FirewallScope => ({ kind: 'node', target: { controller, node, name: node } })
export const guestScope = (guest: Guest): FirewallScope => ({ kind: 'guest', target: guestTarget(guest) })

const feature = ({ kind }: FirewallScope) => `proxmox.firewall.${kind}_rule`

/** Positions shift when others add rules: the digest says which list was looked at. */
const fence = (rule: Rule | undefined): Payload => (rule?.digest ? { digest: rule.digest } : {})

export const addRule = (scope: FirewallScope, rules: readonly Rule[]): PlanRequest => ({ ...scope.target, feature: feature(scope), form: true, payload: fence(rules[0]) })

const onRule = (scope: FirewallScope, rule: Rule, operation: 'update' | 'delete', payload: Payload, form?: boolean): PlanRequest =>
  ({ ...scope.target, feature: feature(scope), operation, targetId: String(rule.pos), payload: { ...payload, ...fence(rule) }, form })

/** The form begins with the rule as it is. */
export const editRule = (scope: FirewallScope, rule: Rule) => onRule(scope, rule, 'update', { ...rule }, true)
export const switchRule = (scope: FirewallScope, rule: Rule) => onRule(scope, rule, 'update', { enable: !rule.enable })
export const deleteRule = (scope: FirewallScope, rule: Rule) => onRule(scope, rule, 'delete', {})

/** Proxmox VE puts it before the rule that stands at `moveto` now, so further down that is one more. */
export const moveRule = (scope: FirewallScope, rule: Rule, to: number) => onRule(scope, rule, 'update', { moveto: to > rule.pos ? to + 1 : to })

export const editOptions = (scope: FirewallScope, options: Payload): PlanRequest => ({
  ...scope.target, feature: scope.kind === 'cluster' ? 'proxmox.cluster.firewall_options' : 'proxmox.firewall.guest_options', operation: 'update', payload: options, form: true,
})

/** The list with one rule elsewhere. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = items.filter((_, i) => i !== from)
  next.splice(to, 0, items[from]!)
  return next
}
