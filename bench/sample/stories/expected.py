"""The stories planted in the sample, and where a reader should find each.

`stories.csv` is written from here: story, client, page, words that must stand on the page in
Portuguese, apart by `|`. A page is a path under output/site.
"""

PROFILE, MAP, ROADMAP = "clients/{}/index.html", "clients/{}/map.html", "clients/{}/roadmap.html"
HANDOFF = "clients/{}/handoff.html"

# Story, client, page, words.
STORIES = [
    ("Diamante com um só contato", "000112", PROFILE, "Diamante|Jonas Guimarães"),
    ("Diamante com um só contato", "000112", MAP, "Jonas Guimarães"),
    ("Campeã que saiu", "000101", PROFILE, "Patrícia Goulart|03/11/2026"),
    ("Campeã que saiu", "000101", MAP, "Patrícia Goulart|vago"),
    ("Cinco chamados críticos em outubro", "000101", PROFILE, "UTI sem prontuário"),
    ("Bloqueador com poder de veto", "000102", PROFILE, "Renato Siqueira|Bloqueador"),
    ("Bloqueador com poder de veto", "000102", MAP, "Renato Siqueira|Bloqueador|vetar"),
    ("Bloqueador sem o que fazer decidido", "000113", MAP, "Leandro Duarte|Bloqueador"),
    ("Bloqueador sem o que fazer decidido", "000113", MAP, "Segurança para a auditoria|contra: Leandro Duarte"),
    ("Mapa de quarenta pessoas", "000116", MAP, "Arlindo Coxilha Neto|Gelson Trevisan|pode vetar"),
    ("Mapa de quarenta pessoas", "000116", MAP, "Segundo link para o abatedouro|de fora do cliente"),
    ("Prospecto com mapa desde cedo", "000158", MAP, "Eduardo Oliveira|contra|Bianca Oliveira"),
    ("Ninguém fala com quem assina", "000102", MAP, "Ninguém nosso conversou ainda com Helena Brandão"),
    ("Comprador econômico não visitado antes do prazo de aviso", "000102", PROFILE,
     "30/11/2026|Cláudio Reis"),
    ("Pedido avulso que não veio", "000102", PROFILE, "Hora técnica avulsa"),
    ("Licença quase sem uso", "000102", PROFILE, "Ramais ativos|54"),
    ("Recompra perdida", "000140", PROFILE, "Em risco"),
    ("Recompra perdida", "000141", PROFILE, "Em risco"),
    ("Recompra perdida", "000142", PROFILE, "Em risco"),
    ("Pedido que encolhe", "000143", PROFILE, "Em risco|Hora técnica avulsa"),
    ("Pedidos avulsos que encolhem ao lado dos contratos", "000115", PROFILE, "Ponto de acesso Wi-Fi 6"),
    ("Serviço que encolhe", "000104", PROFILE, "SD-WAN gerenciada"),
    ("Mês bom que esconde três saídas", "000130", PROFILE, "Ex-cliente|02/10/2026"),
    ("Mês bom que esconde três saídas", "000133", PROFILE, "Ex-cliente|15/10/2026"),
    ("Mês bom que esconde três saídas", "000152", PROFILE, "Ex-cliente|30/10/2026"),
    ("Mês bom que esconde três saídas", "000108", PROFILE, "Wi-Fi gerenciado"),
    ("Contrato cancelado que ainda corre", "000118", PROFILE, "31/12/2026"),
    ("Cliente que voltou", "000110", PROFILE, "Ativo|2026"),
    ("Ex-cliente que vale reconquistar", "000154", PROFILE, "Ex-cliente|Preço"),
    ("Ex-cliente que vale reconquistar", "000153", PROFILE, "Ex-cliente|Concorrente"),
    ("Ex-cliente que vale reconquistar", "000156", PROFILE, "Ex-cliente|Atendimento"),
    ("Ex-cliente que não volta", "000152", PROFILE, "Encerramento da empresa"),
    ("Passagem mal feita", "000134", PROFILE, "Retenção de 90 dias"),
    ("Passagem mal feita", "000134", HANDOFF, "Retenção de 90 dias|Conferência|Marina Tavares"),
    ("Objetivo sem linha de base", "000102", ROADMAP, "Fechamento fiscal sem interrupção"),
    ("Objetivo sem linha de base", "000101", ROADMAP, "Enfermagem sem espera pelo sistema"),
    ("Objetivo verificado", "000108", ROADMAP, "Wi-Fi nas nove lojas"),
    ("Indicador que cai porque melhora", "000102", ROADMAP, "Menos horas fora do ar"),
    ("Implantação que passa da meta", "000160", ROADMAP, "Implantação em curso|Treinamento dos ramais"),
    ("Faturas vencidas", "000103", PROFILE, "Em risco|Márcia Dornelles"),
    ("Prazo de aviso perto, sem conversa", "000111", PROFILE, "15/12/2026"),
    ("Não renova sozinho, sem conversa", "000122", PROFILE, "31/12/2026"),
    ("Prazo de aviso passou sem decisão", "000107", PROFILE, "10/01/2027"),
    ("Aviso desconhecido", "000102", PROFILE, "09/01/2027"),
    ("Cadastro quase vazio", "000165", PROFILE, "Depósito Central"),
    ("Cadastro quase vazio", "000166", PROFILE, "Comercial Andrade e Filhos"),
    ("Pessoa física", "000162", PROFILE, "Maria Aparecida Fontes"),
    ("Cliente internacional em dólar", "000145", PROFILE, "Paraguai"),
    ("Cliente internacional em euro", "000146", PROFILE, "Portugal"),
    ("Perda por logística", "000144", PROFILE, "Logística"),
    ("Perda por logística", "000133", PROFILE, "Logística"),
    ("Perda por logística", "000144", "opportunities.html", "Base de Rivera|Logística|Negociação"),
    ("Perda por logística", "000133", "retention.html", "Logística"),
    ("Mês bom que esconde três saídas", "000130", "retention.html", "02/10/2026"),
    ("Contrato cancelado que ainda corre", "000118", "retention.html", "Perdida|N-01"),
    ("Faturas vencidas", "000103", "retention.html", "Pagamentos em atraso"),
    ("Renovação parada", "000112", "opportunities.html", "Edital de 2027"),
    ("Grupo de três CNPJs", "000104", PROFILE, "Rede Farma Litoral Norte|Rede Farma Litoral Serra"),
    ("Mesma pessoa em três clientes", "000106", MAP, "Karina Bittencourt"),
    ("Consultor em dois clientes", "000119", MAP, "Armando Bettega"),
    ("CNPJ alfanumérico", "000160", PROFILE, "Capim Dourado"),
    ("Consentimento dado", "000160", PROFILE, "Consentimento"),
    ("Consentimento revogado", "000118", PROFILE, "21/09/2026"),
    ("Base legal que falta", "000163", PROFILE, "João Batista Corrêa"),
    ("Contrato que ainda vai começar", "000157", PROFILE, "01/12/2026"),
    ("Nunca comprou", "000159", PROFILE, "Prospecto"),
    ("Sazonal", "000124", PROFILE, "Inativo"),
    ("Indicação em cadeia de três", "000120", PROFILE, "Indicação"),
    ("Nível manual vencido", "000117", PROFILE, "Móveis Araucária"),
    ("Maior cliente pesa demais", "", "index.html", "Hospital Santa Clara do Sul"),
]


def rows():
    for story, client, page, words in STORIES:
        yield story, client, page.format(client), words
