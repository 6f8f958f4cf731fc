import { NodeGuests } from './NodeGuests'
import type { NodeTabProps } from './tabs'

export default function ContainersTab({ node }: NodeTabProps) {
  return <NodeGuests node={node} type="lxc" />
}
