"""A thing in; what was made of that very thing before out, or what is made of it now.

What lets a process that stays make again only what changed: composing gives out the same object
for a page, a slide or a panel that is as it was (`Same.as_before`), and whoever draws or checks it
asks by that object (`Made.of`). Asking by identity costs nothing, whatever hangs below the object.
Whoever knows all that a thing hangs on keeps it by that (`Kept`). All hold on to a bounded number
of things, the last used; a cold build finds them empty.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S")


class Made(Generic[S, T]):
    """What was made of the last `most` things, by identity.

    What else it hangs on is told too: things `beside` it by identity, `extra` by value.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, tuple[S, tuple[object, ...], T]] = OrderedDict()

    def of(
        self,
        thing: S,
        make: Callable[[], T],
        extra: Hashable = None,
        beside: tuple[object, ...] = (),
    ) -> T:
        """What `make` gave for this very thing the last time, or what it gives now."""
        key = (id(thing), *map(id, beside), extra)
        found = self._made.get(key)
        if found is None:
            # holding the things keeps their ids their own
            found = self._made[key] = (thing, beside, make())
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        else:
            self._made.move_to_end(key)
        return found[2]


class Same(Generic[T]):
    """The last thing of each of `most` names."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._last: OrderedDict[Hashable, T] = OrderedDict()

    def last(self, name: Hashable) -> T | None:
        """The last thing of a name, if it is still held."""
        return self._last.get(name)

    def as_before(self, name: Hashable, thing: T) -> T:
        """The thing that had this name last, if this one equals it; else this one."""
        before = self._last.get(name)
        if before is not None and (before is thing or before == thing):
            thing = before
        self._last[name] = thing
        self._last.move_to_end(name)
        if len(self._last) > self._most:
            self._last.popitem(last=False)
        return thing


class Kept(Generic[T]):
    """What was made for the last `most` keys, by value: a key says all that the thing hangs on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """What was kept by this key, if it still is."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, thing: T) -> None:
        """Keeps a thing, and lets go of the one that was asked for longest ago."""
        self._kept[key] = thing
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
