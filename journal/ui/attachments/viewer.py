"""An attachment over the whole window: a picture, the pages of a PDF, or what is known of another file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal.app.attachments import Reading
from journal.errors import JournalError
from journal.model.attachment import Attachment
from journal.ui.attachments.canvas import Canvas
from journal.ui.attachments.pictures import Shown, drawn
from journal.ui.attachments.stepping import Stepping
from journal.ui.attachments.tile import kind_of
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text, megabytes
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel
from journal.ui.widgets.progress_line import ProgressLine

ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
SCROLL = 60  # pixels at 100 % that Up and Down move
AGAIN_MS = 120  # after the window's size came to rest, a page is drawn for it


class Viewer(QWidget):
    """Lies over `window` until Escape or its button: `closed`. The other signals give an attachment's id.

    Keys: Left and Right the other attachments, PgUp and PgDn a PDF's pages, + - 0 the size, Up and Down
    scroll, Ctrl+S saves a copy, Delete removes.
    """

    closed = Signal()
    save_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        session: Session,
        window: QWidget,
        attached: Sequence[Attachment],
        which: str,
        *,
        may_change: bool,
    ) -> None:
        super().__init__(window)
        self._look, self._session, self._window = look, session, window
        self._attached, self._may_change = list(attached), may_change
        self._at = next((number for number, each in enumerate(attached) if each.id == which), 0)
        self._data = b""
        self._shown = Shown(None)
        self._page = self._zoom = self._turn = 0
        self._closing = False
        self._work: Stepping | None = None
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._draw)
        self._build()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @property
    def attachment(self) -> Attachment:
        """What is shown."""
        return self._attached[self._at]

    @property
    def page(self) -> int:
        """The page of a PDF that is shown, from 0."""
        return self._page

    def close_for_good(self) -> None:
        """Keep none of the bytes, and go."""
        if self._work is not None:
            self._work.stop()
        self._again.stop()
        self._turn += 1
        self._data, self._shown = b"", Shown(None)
        self.canvas.clear()
        self._window.removeEventFilter(self)
        self._closing = True
        self.hide()
        self.deleteLater()

    # building

    def _build(self) -> None:
        look = self._look
        self.back = Button(look, self.tr("Back (Esc)"), icon="arrow-left")
        self.name = ElidedLabel(look, role="strong")
        self.detail = PlainLabel(look, role="note", wrap=False)
        self.previous = IconButton(look, "chevron-left", self.tr("Attachment before (Left)"))
        self.following = IconButton(look, "chevron-right", self.tr("Next attachment (Right)"))
        self.page_up = IconButton(look, "chevron-up", self.tr("Page before (PgUp)"))
        self.page_down = IconButton(look, "chevron-down", self.tr("Next page (PgDn)"))
        self.pages = PlainLabel(look, role="note", wrap=False)
        self.smaller = IconButton(look, "minus", self.tr("Smaller (-)"))
        self.larger = IconButton(look, "plus", self.tr("Larger (+)"))
        self.fit = IconButton(look, "maximize-2", self.tr("Fit into the window (0)"))
        self.save = Button(look, self.tr("Save a copy…"), icon="download")
        self.remove = Button(look, self.tr("Remove"), role="danger", icon="trash-2")
        self.progress, self.notice = ProgressLine(look), Notice(look)
        self.says = PlainLabel(look, role="muted")
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = Canvas(look)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self.canvas)
        self.area.installEventFilter(self)
        self._lay_out()
        acts = (
            (self.back, self.closed.emit),
            (self.previous, lambda: self._go(-1)),
            (self.following, lambda: self._go(1)),
            (self.page_up, lambda: self._turn_page(-1)),
            (self.page_down, lambda: self._turn_page(1)),
            (self.smaller, lambda: self._set_zoom(self._zoom - 1)),
            (self.larger, lambda: self._set_zoom(self._zoom + 1)),
            (self.fit, lambda: self._set_zoom(0)),
            (self.save, self._ask_save),
            (self.remove, self._ask_remove),
        )
        for button, act in acts:
            button.clicked.connect(lambda _=False, act=act: act())
            button.installEventFilter(self)
        self._order: list[QWidget] = [self, *(button for button, _ in acts)]

    def _lay_out(self) -> None:
        look = self._look
        top = QHBoxLayout()
        top.setSpacing(look.px(12))
        top.addWidget(self.back)
        top.addWidget(self.name, 1)
        top.addWidget(self.detail)
        tools = QWidget()
        flow = FlowLayout(tools, spacing=look.px(6))
        for widget in (
            *(self.previous, self.following, self.page_up, self.page_down, self.pages),
            *(self.smaller, self.larger, self.fit, self.save, self.remove),
        ):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        side = look.px(20)
        column.setContentsMargins(side, look.px(14), side, look.px(14))
        column.setSpacing(look.px(8))
        column.addLayout(top)
        column.addWidget(tools)
        column.addWidget(self.notice)
        column.addWidget(self.progress)
        column.addWidget(self.says, 1)
        column.addWidget(self.area, 1)

    # one attachment

    def _read(self) -> None:
        attachment = self.attachment
        self._turn += 1
        self._page = self._zoom = 0
        self._data, self._shown = b"", Shown(None)
        if self._work is not None:
            self._work.stop()
            self._work = None
        self.notice.clear()
        self.canvas.clear()
        self.name.setText(attachment.name)
        self.detail.setText(f"{kind_of(attachment)}, {megabytes(attachment.size)}")
        self.setAccessibleName(attachment.name)
        shows = attachment.is_picture or attachment.is_pdf
        self.progress.setVisible(shows)
        self._say("" if shows else self.tr("This kind of file is not shown here. You can save a copy of it."))
        if shows:
            self._work = Stepping(self._session, Reading(attachment.id), self._take, self._fail, self)
            self._work.progressed.connect(
                lambda done, whole: self.progress.set(round(done / 2**20, 1), round(whole / 2**20, 1))
            )
        self._show_tools()

    def _take(self, data: bytes) -> None:
        self._work = None
        self._data = data
        self._draw()

    def _draw(self) -> None:
        """Draw what was read, for the room that there is."""
        if not self._data:
            return
        turn, attachment, room = self._turn, self.attachment, self._room()
        zoom = ZOOMS[self._zoom] * self.devicePixelRatioF()
        width, height = round(room.width() * zoom), round(room.height() * zoom)

        def done(shown: Shown) -> None:
            if turn == self._turn:
                self._show(shown)

        self._session.call(
            drawn,
            self._data,
            attachment.media_type,
            width,
            height,
            self._page,
            owner=self,
            key="draw",
            done=done,
            failed=self._fail,
        )

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.progress.hide()
        if shown.image is None:
            self._say(
                self.tr(
                    "This cannot be shown here: it is damaged, protected, or very large. You can save a copy."
                )
            )
        else:
            self._say("")
            grows = self.attachment.is_pdf
            self.canvas.show_image(shown.image, self._room(), ZOOMS[self._zoom], grows=grows)
        self._show_tools()

    def _refit(self) -> None:
        """There is more room, or less: what was drawn is fitted at once, and then drawn anew."""
        if self._shown.image is not None:
            grows = self.attachment.is_pdf
            self.canvas.show_image(self._shown.image, self._room(), ZOOMS[self._zoom], grows=grows)
            self._again.start()

    def _fail(self, error: JournalError) -> None:
        self._work = None
        self.progress.hide()
        self.notice.show_error(error_text(error))
        self._say(" ")

    def _say(self, words: str) -> None:
        self.says.setText(words)
        self.says.setVisible(bool(words))
        self.area.setVisible(not words)

    def _show_tools(self) -> None:
        many, pages = len(self._attached) > 1, self._shown.pages
        pictured = self._shown.image is not None
        self.previous.setVisible(many)
        self.following.setVisible(many)
        for widget in (self.page_up, self.page_down, self.pages):
            widget.setVisible(pages > 1)
        words = self.tr("Page {page} of {pages}")
        self.pages.setText(words.format(page=self._page + 1, pages=pages))
        for widget in (self.smaller, self.larger, self.fit):
            widget.setVisible(pictured)
        self.remove.setVisible(self._may_change)
        focused = self.focusWidget()
        if focused is None or not focused.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self) -> QSize:
        # The area has no size of its own until it was shown once.
        size = self.area.maximumViewportSize() if self.area.isVisible() else self.says.size()
        return size.expandedTo(QSize(64, 64))

    # what the keys and buttons do

    def _go(self, by: int) -> None:
        to = self._at + by
        if 0 <= to < len(self._attached):
            self._at = to
            self._read()

    def _turn_page(self, by: int) -> None:
        to = self._page + by
        if 0 <= to < self._shown.pages:
            self._page = to
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    def _set_zoom(self, zoom: int) -> None:
        zoom = max(0, min(zoom, len(ZOOMS) - 1))
        if zoom != self._zoom and self._shown.image is not None:
            self._zoom = zoom
            self._draw()

    def _scroll(self, by: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by * self._look.px(SCROLL))

    def _ask_save(self) -> None:
        self.save_wanted.emit(self.attachment.id)

    def _ask_remove(self) -> None:
        if self._may_change:
            self.remove_wanted.emit(self.attachment.id)

    def _handle(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() == Qt.Key.Key_S:
                self._ask_save()
                return True
            return False
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_Back:
                self.closed.emit()
            case Qt.Key.Key_Left:
                self._go(1 if turned else -1)
            case Qt.Key.Key_Right:
                self._go(-1 if turned else 1)
            case Qt.Key.Key_PageUp:
                self._turn_page(-1)
            case Qt.Key.Key_PageDown:
                self._turn_page(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._set_zoom(self._zoom + 1)
            case Qt.Key.Key_Minus:
                self._set_zoom(self._zoom - 1)
            case Qt.Key.Key_0:
                self._set_zoom(0)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._scroll(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Delete:
                self._ask_remove()
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
        elif watched is self.area:
            if event.type() == QEvent.Type.Resize:
                self._refit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # A button would move the keyboard to its neighbour with an arrow key.
            return self._handle(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:
        # What lies under this must not get the keyboard. Hiding asks too: nothing here can take it then.
        if self._closing:
            return True
        shown = [each for each in self._order if each.isVisible() and each.isEnabled()]
        focused = self.focusWidget() if self.focusWidget() in shown else self
        place = shown.index(focused) if focused is not None else 0
        shown[(place + (1 if next else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
