import type { Node } from '../../api/types'
import { NodeMenuItems } from './NodeActions'
import { MenuAtRow } from './RowMenu'

/** What can be done to the node of a row. */
export function NodeMenu({ at: { node, box }, onClose }: { at: { node: Node; box: DOMRect }; onClose: () => void }) {
  return <MenuAtRow box={box} label={node.name} onClose={onClose}><NodeMenuItems node={node} /></MenuAtRow>
}
