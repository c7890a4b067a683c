"""What a step may give back, and what it may raise: only what can be kept and given again exactly."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Any

from core.errors import NewsdeskError


class StepFailed(NewsdeskError):
    """A step of a run failed."""


class NotPlain(StepFailed):
    """A step gave a result that can't be kept."""


async def work_once(step: str, work: Callable[..., Awaitable[Any]], *args: str) -> Any:
    """The plain result of `work(*args)`.

    Only errors of ours leave it: a job that starts again is given the error that was kept, so it must be the same one.

    :raises NewsdeskError: what the work raised on purpose
    :raises StepFailed: anything else, as its cause; also a cancelling that nobody asked for
    """
    try:
        return plain(step, await work(*args))
    except NewsdeskError:
        raise
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        raise StepFailed(f"step {step}: something it waited for was cancelled") from None
    except Exception as error:
        raise StepFailed(f"step {step}: {told(error)}") from error


def told(error: BaseException) -> str:
    """An error in one line of at most 300 characters: its class, and the first line of what it says."""
    first = str(error).partition("\n")[0]
    return f"{type(error).__name__}: {first}"[:300]


def plain(step: str, result: Any) -> Any:
    """The result itself, if it is made of str, int, finite float, bool, None, lists and dicts with str keys.

    A tuple, a date or one of our own values would come back as something else, or not at all once its class changed.

    :raises NotPlain: naming the step, the place in the result and the type found there
    """
    wrong = _wrong(result, "its result")
    if wrong:
        raise NotPlain(
            f"step {step}: {wrong}; give plain JSON (str, int, list, dict, None), or keep it and give its id"
        )
    return result


def _wrong(value: Any, place: str) -> str:
    if type(value) is float and not math.isfinite(value):
        return f"{place} is {value}"
    if value is None or type(value) in (str, int, float, bool):
        return ""
    if type(value) is list:
        parts = [(item, f"{place}[{index}]") for index, item in enumerate(value)]
    elif type(value) is dict:
        odd = next((key for key in value if type(key) is not str), None)
        if odd is not None:
            return f"{place} has a key of type {type(odd).__qualname__}"
        parts = [(item, f"{place}[{key!r}]") for key, item in value.items()]
    else:
        return f"{place} is of type {type(value).__qualname__}"
    return next((wrong for item, where in parts if (wrong := _wrong(item, where))), "")
