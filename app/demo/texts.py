"""The names and messages of the demo data."""

PEOPLE = (
    # name, e-mail, role, language
    ("Anna Orlova", "anna", "owner", "en"),
    ("Boris Klein", "boris", "admin", "en"),
    ("Дарья Соколова", "daria", "moderator", "ru"),
    ("Chen Wei", "chen", "member", "en"),
    ("Emeka Obi", "emeka", "member", "en"),
    ("Fatima Zahra", "fatima", "member", "en"),
    ("Gustavo Lima", "gustavo", "member", "en"),
    ("Hanna Nowak", "hanna", "member", "en"),
    ("Илья Петров", "ilya", "member", "ru"),
    ("Мария Лебедева", "maria", "member", "ru"),
    ("Noor Haddad", "noor", "member", "en"),
    ("Пётр Ёлкин", "petr", "member", "ru"),
    ("Quinn Adams", "quinn", "guest", "en"),
)

ROOMS = (
    # name, description, language of the talk, share of the messages
    ("operations", "What runs, what does not, and who is on it", "en", 9),
    ("deploys", "Every roll-out, announced before and after", "en", 6),
    ("support", "Questions from customers that need a second pair of eyes", "en", 5),
    ("random", "Everything else", "en", 3),
    ("разработка", "Код, ревью и планы на неделю", "ru", 7),
    ("дежурство", "Смены, происшествия и разборы", "ru", 4),
)
GENERAL_SHARE = 6

TALK = {
    "en": (
        "Node eu-{n} is draining, {m} sockets moved so far.",
        "Any message loss?",
        "None: every client resumed from its position, longest gap {n}.3 s.",
        "Great. I will close the maintenance window and update the status page.",
        "The nightly backup took {m} s, about twice as long as last week.",
        "Could be the new index. I will have a look after lunch.",
        "Release {n}.{m} is ready for review, the notes are at https://example.com/releases/{n}",
        "Two people asked about the invoice page today. Is that the same bug?",
        "Same one. Fixed in the branch, waiting for a green build.",
        "Latency is back to {m} ms at the 95th percentile.",
        "Thanks! That was quick.",
        "I am away until three, ping Fatima if something burns.",
        "Who has the keys for the staging database?",
        "You have, since this morning. Check your notifications.",
        "The customer is happy again. Closing the ticket.",
        "Can we move the planning to Thursday? Half of us are travelling.",
        "Works for me.",
        "Please look at the graph before you approve: memory grows by {m} MB an hour.",
        "It was a cache without a limit. There is a limit now.",
        "Coffee in five minutes?",
    ),
    "ru": (
        "Выкатываю сборку {n}.{m}, минут через пять станет видно на графиках.",
        "Принято, смотрю за очередью.",
        "Ошибок нет, задержка {m} мс.",
        "Отлично, тогда закрываю задачу.",
        "Посмотрите, пожалуйста, мой запрос на слияние: там всего {n} файла.",
        "Посмотрела, оставила две мелочи. В целом всё хорошо.",
        "Поправил, спасибо за внимательность!",
        "Кто сегодня дежурит после шести?",
        "Я до десяти, потом Илья.",
        "На стенде закончилось место, почистил старые журналы: освободилось {m} ГБ.",
        "Надо бы завести напоминание, третий раз за месяц.",
        "Завела. Приходит за сутки до того, как место кончится.",
        "Ещё раз про ёлку в офисе: ставим в пятницу?",
        "Ставим! Гирлянды в шкафу у переговорной.",
        "Разбор вчерашнего происшествия выложил на https://example.com/incidents/{m}",
        "Хороший разбор. Добавила бы ещё, сколько людей это заметили.",
        "Человек {m}, не больше. Добавлю.",
        "Созвон переносится на полчаса, у меня поезд.",
    ),
}

ADDRESSED = {
    "en": ("@{name} could you take this one?", "@{name} thanks for yesterday!"),
    "ru": (
        "@{name}, посмотрите, пожалуйста.",
        "@{name}, спасибо за помощь!",
    ),
}

ANNOUNCEMENTS = (
    ("Maintenance on Saturday", "The console is restarted at 06:00 UTC. Nobody needs to do anything.", 3),
    ("Обновление в субботу", "В 09:00 по Москве консоль перезапустится. Сообщения не потеряются.", 3),
    ("New sign-in page", "It remembers this device for thirty days if you ask it to.", 2),
    ("Disk space on backup-2 is low", "Less than ten per cent is free.", 4),
    ("Офис закрыт 31 декабря", "Пропуска работают, кофемашина — нет.", 2),
)
