// Reports what rendered in each commit, through the hook that React calls for its developer tools, also in
// production. React's Profiler counts commits, but doesn't say which components rendered. `scripts/bench.mjs`
// installs the hook before React loads.

/** The part of React's internal tree that is read here. */
interface Fiber {
  tag: number;
  flags: number;
  alternate: Fiber | null;
  child: Fiber | null;
  sibling: Fiber | null;
  return: Fiber | null;
  type: { name?: string; displayName?: string; render?: { name?: string } } | null;
  stateNode: unknown;
}
declare global {
  interface Window {
    onReactCommit?: (root: { current: Fiber }) => void;
  }
}

/** React's own numbers: ReactFiberFlags and ReactWorkTags, the same in 18 and 19. */
const PERFORMED_WORK = 1;
const COMPONENTS = new Set([0, 1, 11, 14, 15]); // function, class, forwardRef, memo, simple memo

/** Calls back after each commit, with the names of the components that rendered in it outside the element. */
export function watchCommits(selector: string, onCommit: (outside: string[]) => void): void {
  window.onReactCommit = ({ current }) => {
    const field = document.querySelector(selector);
    onCommit(field ? rendered(current).flatMap((fiber) => (isInside(fiber, field) ? [] : nameOf(fiber))) : []);
  };
}

/**
 * The components that rendered in this commit. A parent with the same child object as before has no changes below it.
 */
function rendered(fiber: Fiber): Fiber[] {
  if (fiber.alternate && fiber.child === fiber.alternate.child) return [];
  return childrenOf(fiber).flatMap((child) => {
    const isOne = COMPONENTS.has(child.tag) && (child.flags & PERFORMED_WORK) > 0;
    return isOne ? [child, ...rendered(child)] : rendered(child);
  });
}

function childrenOf(fiber: Fiber): Fiber[] {
  const children: Fiber[] = [];
  for (let child = fiber.child; child; child = child.sibling) children.push(child);
  return children;
}

/** A component is inside if it is below the element, or if it renders the element and nothing else. */
function isInside(fiber: Fiber, element: Element): boolean {
  for (let parent = fiber.return; parent; parent = parent.return) if (parent.stateNode === element) return true;
  const [only, ...others] = elementsOf(fiber);
  return only === element && others.length === 0;
}

/** The topmost elements that a component renders. */
function elementsOf(fiber: Fiber): Element[] {
  if (fiber.stateNode instanceof Element) return [fiber.stateNode];
  return childrenOf(fiber).flatMap(elementsOf);
}

const nameOf = ({ type }: Fiber): string => type?.displayName ?? type?.render?.name ?? type?.name ?? 'unnamed';
