"""How close the int8 build stays to sentence-transformers on the same folder.

Quantisation goes wrong quietly: on a CPU without VNNI, 8-bit weights give vectors that look
like vectors and rank badly. So each machine measures, once, when it prepares the model.
"""

from __future__ import annotations

from index.embedding.embedder import Embedder

# Between the good build and the known failure: int8 measures .993 on these samples (.9965 on
# average over 100 real passages, .9937 at worst), 8-bit weights that overflow .982.
MIN_COSINE = 0.99

QUESTIONS = (
    "Who?",
    "How many people were evacuated from the flooded villages?",
    "What did the ministry of defence say about the strike on the power station near Kharkiv, "
    "and did anybody outside the ministry confirm it afterwards?",
    "Сколько человек эвакуировали из затопленных сёл?",
    "Что сказал министр иностранных дел о переговорах в Стамбуле?",
    "Скільки людей евакуювали із затоплених сіл?",
    "Чому з'їзд перенесли на наступний тиждень?",
)
PASSAGES = (
    "Wheat prices rose by 3 %.",
    "The president met the delegation on 7 July 2025 and spoke for about forty minutes.",
    "Air defence units shot down 31 of 44 drones overnight, the air force said on Telegram. "
    "Debris fell on a warehouse in the Solomianskyi district, where a fire broke out over an "
    "area of 600 square metres. Nobody was hurt, according to the mayor; windows of two "
    "neighbouring houses were broken, and a kindergarten stays closed until Monday.",
    "Пожар потушили к утру.",
    "По словам губернатора, в области без света остаются 12 тысяч домов. Ремонтные бригады "
    "начали работу в шесть утра, но доступ к двум подстанциям открыли лишь после проверки "
    "сапёрами. Восстановить подачу обещают до конца недели; больницы перешли на генераторы.",
    "Біля в'їзду до міста відкрили пункт допомоги.",
    "Україна отримала другу партію обладнання для ремонту мереж. Як повідомило міністерство "
    "енергетики, трансформатори вже розподілено між трьома областями: Харківською, Сумською "
    "та Чернігівською. Ще п'ять вантажівок очікують на кордоні, оскільки документи на них "
    "оформлюють. Роботи, за планом, триватимуть щонайменше два місяці.",
    # Longer than the model's 512 tokens, so that both sides have to cut it at the same place.
    "Grain left the port again: ship no. 14, «Надія», carried 22,500 tonnes to Egypt. " * 40,
)


def lowest_cosine(embedder: Embedder, reference: Embedder) -> float:
    """Return the lowest cosine of the two embedders' vectors of one text, over all samples."""
    passages = embedder.embed_passages(PASSAGES) * reference.embed_passages(PASSAGES)
    questions = [
        float(embedder.embed_question(text) @ reference.embed_question(text)) for text in QUESTIONS
    ]
    return min(float(passages.sum(axis=1).min()), *questions)
