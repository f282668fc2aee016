import type { ListNode, PipeNode, Statement } from './nodes';

/** A copy of a list in which actions, texts and calls can be changed without changing the original. */
export function copyList(list: ListNode): ListNode {
  return { ...list, nodes: list.nodes.map(copyStatement) };
}

function copyStatement(node: Statement): Statement {
  switch (node.kind) {
    case 'action':
      return { ...node, pipe: copyPipe(node.pipe) };
    case 'if':
    case 'range':
    case 'with':
      return {
        ...node,
        list: copyList(node.list),
        elseList: node.elseList === undefined ? undefined : copyList(node.elseList),
      };
    default:
      return { ...node };
  }
}

function copyPipe(pipe: PipeNode): PipeNode {
  return { ...pipe, commands: [...pipe.commands] };
}
