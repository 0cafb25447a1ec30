"""The shapes of a pack's parts as pydantic models, made from the table of fields.

pydantic takes 87 ms to import, so this module is imported only when a pack is read. It judges types, lengths
and patterns; what one field has to do with another is in `journal.prompts.rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from journal.prompts.building import unwrapped
from journal.prompts.scan import hidden_character
from journal.prompts.table import ID_MAX, LINE_MAX, PackField, fields_of

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DOTTED = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$"
VERSION = r"^[0-9]{1,6}(\.[0-9]{1,6}){1,2}$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"


def _visible(text: str) -> str:
    if name := hidden_character(text):
        raise PydanticCustomError("hidden", "{name}", {"name": name})
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one_line", "line break")
    return text


def _text(field: PackField) -> Any:
    limits = StringConstraints(strip_whitespace=True, min_length=1, max_length=field.most)
    return Annotated[str, limits, AfterValidator(_visible), AfterValidator(unwrapped)]


def _line_of(most: int) -> Any:
    limits = StringConstraints(strip_whitespace=True, min_length=1, max_length=most)
    return Annotated[str, limits, AfterValidator(_visible), AfterValidator(_one_line)]


def _patterned(pattern: str, most: int) -> Any:
    return Annotated[str, StringConstraints(pattern=pattern, min_length=1, max_length=most)]


def _list_of(item: Any, field: PackField) -> Any:
    return Annotated[list[item], Field(min_length=field.least, max_length=field.most)]


def _part(owner: str) -> type[BaseModel]:
    """Make the model of one part of a pack; unknown fields are left alone (a later version may know them)."""
    fields: dict[str, Any] = {}
    for field in fields_of(owner):
        shape = SHAPES[field.shape](field)
        if field.required:
            fields[field.name] = (shape, Field(description=field.words))
        else:
            fields[field.name] = (shape | None, Field(default=None, description=field.words))
    return create_model(owner.title(), __config__=ConfigDict(strict=True, extra="ignore"), **fields)


SHAPES: MappingProxyType[str, Callable[[PackField], Any]] = MappingProxyType(
    {
        "text": _text,
        "line": lambda field: _line_of(field.most),
        "id": lambda field: _patterned(ID, field.most),
        "dotted": lambda field: _patterned(DOTTED, field.most),
        "version": lambda field: _patterned(VERSION, field.most),
        "language": lambda field: _patterned(LANGUAGE, field.most),
        "number": lambda field: Annotated[int, Field(ge=field.least, le=field.most)],
        "switch": lambda _field: bool,
        "lines": lambda field: _list_of(_line_of(LINE_MAX), field),
        "ids": lambda field: _list_of(_patterned(ID, ID_MAX), field),
        "when": lambda _field: _part("when"),
        "prompts": lambda field: _list_of(_part("prompt"), field),
        "guides": lambda field: _list_of(_part("guide"), field),
    }
)

PackModel = _part("pack")


def checked(raw: dict[str, Any]) -> tuple[dict[str, Any], list[ErrorDetails]]:
    """Give the pack with texts tidied and absent fields as None, or an empty dict and every error."""
    try:
        return PackModel.model_validate(raw).model_dump(), []
    except ValidationError as error:
        return {}, error.errors(include_url=False, include_context=True, include_input=False)
