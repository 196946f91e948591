"""What the invented provider sells, where its clients are, and who works for it."""

# Monthly prices in cents per unit, 2024.
LINK_200, LINK_500, LINK_1G = "Link dedicado 200 Mbps", "Link dedicado 500 Mbps", "Link dedicado 1 Gbps"
SDWAN, WIFI, PHONE = "SD-WAN gerenciada (unidade)", "Wi-Fi gerenciado (ponto)", "Telefonia em nuvem (ramal)"
SECURITY, BACKUP = "Segurança gerenciada (unidade)", "Backup em nuvem (TB)"
CAMERAS, RACK = "Câmeras em nuvem (câmera)", "Colocation (meio rack)"
SUPPORT, TRANSIT = "Suporte de TI (usuário)", "Trânsito IP (Gbps)"
SETUP, HOURS = "Implantação e projeto", "Hora técnica avulsa"
ROUTER, ACCESS_POINT, SWITCH = "Roteador de borda", "Ponto de acesso Wi-Fi 6", "Switch 24 portas"
EVENT = "Conectividade para evento (dia)"

PRICE = {
    LINK_200: 214000, LINK_500: 389000, LINK_1G: 684000, SDWAN: 79000, WIFI: 8900, PHONE: 3900,
    SECURITY: 52000, BACKUP: 31000, CAMERAS: 5900, RACK: 298000, SUPPORT: 11900, TRANSIT: 620000,
    SETUP: 450000, HOURS: 21000, ROUTER: 489000, ACCESS_POINT: 168000, SWITCH: 312000, EVENT: 185000,
}

# City: (state, area code, first five digits of the postal code).
CITIES = {
    "Porto Alegre": ("RS", 51, "90010"), "Passo Fundo": ("RS", 54, "99010"),
    "Caxias do Sul": ("RS", 54, "95010"), "Bento Gonçalves": ("RS", 54, "95700"),
    "Pelotas": ("RS", 53, "96010"), "Santa Maria": ("RS", 55, "97010"),
    "Uruguaiana": ("RS", 55, "97500"), "Santo Ângelo": ("RS", 55, "98801"),
    "Torres": ("RS", 51, "95560"), "Erechim": ("RS", 54, "99700"),
    "Florianópolis": ("SC", 48, "88010"), "Joinville": ("SC", 47, "89201"),
    "Chapecó": ("SC", 49, "89801"), "Criciúma": ("SC", 48, "88801"),
    "Blumenau": ("SC", 47, "89010"), "Curitiba": ("PR", 41, "80010"),
    "Londrina": ("PR", 43, "86010"), "Cascavel": ("PR", 45, "85801"),
    "São Paulo": ("SP", 11, "01010"), "Campinas": ("SP", 19, "13010"),
    "Belo Horizonte": ("MG", 31, "30110"), "Recife": ("PE", 81, "50010"),
    "Salvador": ("BA", 71, "40010"), "Brasília": ("DF", 61, "70040"),
}

DISTRICTS = ["Centro", "São José", "Industrial", "Boa Vista", "Jardim América", "Vila Nova"]

# Id, name, role, hours a week, cost of an hour in cents, specialties, a line about the person.
TEAM = [
    ("EQ-01", "Marina Tavares", "Gerente de contas", 32, 11800, ["Agronegócio", "Varejo"],
     "Engenheira de redes; cuida das cooperativas e das redes de lojas desde 2019."),
    ("EQ-02", "Rui Prates", "Gerente de sucesso do cliente", 36, 10900, ["Saúde", "Educação"],
     "Veio da operação; conhece o plantão de um hospital por dentro."),
    ("EQ-03", "Beatriz Nóbrega", "Gerente de contas", 36, 11200, ["Indústria"],
     "Dez anos na indústria têxtil antes de mudar de lado da mesa."),
    ("EQ-04", "Caio Brito", "Gerente de sucesso do cliente", 30, 10400,
     ["Construção", "Logística", "Serviços"], "Responde também pelos clientes de fora do país."),
    ("EQ-05", "Lívia Antunes", "Atendimento digital", 40, 6200, ["Comércio", "Pessoa física"],
     "Atende por chat e telefone os clientes sem gerente dedicado."),
    ("EQ-06", "Otávio Sena", "Executivo de vendas", 20, 9800, [],
     "Abre as contas novas no Sul."),
    ("EQ-07", "Júlia Furtado", "Executiva de vendas", 20, 9800, [],
     "Abre as contas novas fora do Sul e no Mercosul."),
    ("EQ-08", "Gustavo Leal", "Diretor comercial", 8, 21500, ["Diamante", "Platina"],
     "Patrocina as maiores contas e fala com as diretorias."),
    ("EQ-09", "Renata Lisboa", "Engenheira de suporte", 30, 8700, ["Redes", "Segurança"],
     "Lidera a sala de operação; quem liga de madrugada fala com ela."),
]

# Id, product, family, sectors or sizes it is meant for.
PRODUCTS = [
    ("LD-0200", LINK_200, "Conectividade", []),
    ("LD-0500", LINK_500, "Conectividade", []),
    ("LD-1000", LINK_1G, "Conectividade", ["Grande"]),
    ("SW-UNID", SDWAN, "Conectividade", []),
    ("TR-0001", TRANSIT, "Conectividade", ["Logística", "Serviços"]),
    ("WF-PONT", WIFI, "Redes gerenciadas", []),
    ("TF-RAMA", PHONE, "Voz", []),
    ("SG-UNID", SECURITY, "Segurança", []),
    ("BK-TERA", BACKUP, "Nuvem", []),
    ("CM-NUVE", CAMERAS, "Segurança", ["Varejo", "Logística", "Construção", "Comércio"]),
    ("CO-MEIO", RACK, "Nuvem", ["Grande"]),
    ("SP-USUA", SUPPORT, "Serviços de TI", []),
    ("PJ-IMPL", SETUP, "Serviços de TI", []),
    ("PJ-HORA", HOURS, "Serviços de TI", []),
    ("EQ-ROTE", ROUTER, "Equipamentos", []),
    ("EQ-APW6", ACCESS_POINT, "Equipamentos", []),
    ("EQ-SW24", SWITCH, "Equipamentos", []),
    ("EV-DIAR", EVENT, "Eventos", ["Serviços", "Turismo"]),
]
PRODUCT_ID = {name: identifier for identifier, name, _, _ in PRODUCTS}
